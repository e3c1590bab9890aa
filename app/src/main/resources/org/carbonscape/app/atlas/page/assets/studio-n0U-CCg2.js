import{c as e,d as t,f as n,l as r,m as i,p as a,r as o,u as s}from"./text-Bd8wKhDP.js";var c=class extends Error{constructor(e,t,n){super(n),this.status=e,this.problems=t}};async function l(e,t){let n=await fetch(`studio/`+e,t===void 0?{}:{method:`POST`,body:t}),r=(n.headers.get(`Content-Type`)??``).startsWith(`application/json`);if(n.ok&&r)return n.json();let i=r?(await n.json()).problems:[];throw new c(n.status,i,r?``:await n.text())}var u=(e,t)=>e+`?file=`+encodeURIComponent(t),d={workspace:()=>l(`workspace`),form:()=>l(`form`),study:e=>l(u(`study`,e)),change:(e,t,n)=>l(u(`study`,e),JSON.stringify({version:t,edits:n})),write:(e,t,n)=>l(u(`study`,e),JSON.stringify({version:t,text:n})),check:e=>l(u(`check`,e),`{}`),inspect:async e=>(await l(`inspect`,JSON.stringify({files:e}))).files,upload:async(e,t)=>(await l(u(`files`,e),t)).files,runs:async()=>(await l(`runs`)).runs,run:(e,t,n,r)=>l(`runs`,JSON.stringify({study:e,out:t,language:n,replace:r})),cancel:e=>l(`runs/${encodeURIComponent(e)}/cancel`,`{}`),table:e=>l(u(`table`,e)),writeTable:(e,t,n)=>l(u(`table`,e),JSON.stringify({version:t,rows:n})),effect:(e,t)=>l(`effect/`+e,JSON.stringify(t))},f=256<<20,p=class{constructor(){this.language=`en`,this.dark=!1,this.listed={folder:``,files:[],results:[],uploadBytes:0},this.checking=!1,this.inspected=new Map,this.looking=!1,this.lookAgain=!1,this.runs=[],this.refused=[],this.failed=``,this.sending=``,this.followers=[],this.pending=Promise.resolve()}on(e){this.followers.push(e)}tell(){this.followers.forEach(e=>e())}get problems(){return this.study?this.checked?.version===this.study.version?this.checked.problems:this.study.problems:[]}async open(){[this.form,this.listed]=await Promise.all([d.form(),d.workspace()]);let e=this.studies(),t=new URLSearchParams(location.hash.slice(1)).get(`study`),n=e.find(e=>e===t)??e.find(e=>/(^|\/)study\.ya?ml$/.test(e))??e[0];n&&await this.load(n),this.tell(),this.follow(),this.look()}studies(){return this.listed.files.map(e=>e.name).filter(e=>/\.ya?ml$/i.test(e))}follow(){new EventSource(`studio/events`).addEventListener(`runs`,e=>{let t=this.runs.filter(e=>e.result).length;this.runs=JSON.parse(e.data).runs,this.tell(),this.runs.filter(e=>e.result).length!==t&&this.refresh()})}async try(e){let t=this.pending.then(e);this.pending=t.catch(()=>void 0);try{let e=await t;return this.refused=[],this.failed=``,this.tell(),e}catch(e){this.refused=e instanceof c?e.problems:[],this.failed=e instanceof c&&e.problems.length>0?``:String(e instanceof Error?e.message:e),this.tell();return}}load(e){return this.try(async()=>{this.study=await d.study(e),this.checked=void 0,this.soonChecked()})}change(e){return this.try(async()=>{this.study&&(this.study=await d.change(this.study.file,this.study.version,e),this.soonChecked())})}write(e){return this.try(async()=>{this.study&&(this.study=await d.write(this.study.file,this.study.version,e),this.soonChecked())})}create(e,t){return this.try(async()=>{this.study=await d.change(e,``,[{path:[`study`],value:t}]),this.listed=await d.workspace()})}soonChecked(){clearTimeout(this.checkLater),this.checkLater=window.setTimeout(()=>void this.check(),700)}async check(){if(clearTimeout(this.checkLater),!this.study||this.checking)return;this.checking=!0,this.tell();let e=this.study.file;try{this.checked=await d.check(e)}catch(e){this.failed=String(e)}this.checking=!1,this.tell(),this.study?.file===e&&this.checked&&this.checked.version!==this.study.version&&this.soonChecked()}async refresh(){await this.try(async()=>{this.listed=await d.workspace()}),await this.look()}async look(e=[]){let t=this.listed.files.filter(t=>e.includes(t.name)||t.bytes<f&&/\.(tiff?|img|asc|vrt|gpkg|shp|geojson|fgb|kml|csv|tsv|txt|xlsx?|xlsm)$/i.test(t.name)).map(e=>e.name).slice(0,60);if(this.lookAgain=this.looking,!(t.length===0||this.looking)){this.looking=!0,this.tell();try{for(let e of t)if(!this.inspected.has(e)){for(let t of await d.inspect([e]))this.inspected.set(t.file,t);this.tell()}let e=await d.inspect(t);this.inspected=new Map(e.map(e=>[e.file,e]))}catch(e){this.failed=String(e)}this.looking=!1,this.tell(),this.lookAgain&&await this.look(e)}}async upload(e){for(let t of e)if(this.sending=t.name,this.tell(),!await this.try(()=>d.upload(t.name,t)))break;this.sending=``;let t=this.refused;await this.refresh(),this.refused=t,this.tell()}run(e,t,n){return this.try(async()=>{await d.run(e,t,this.language,n),this.runs=await d.runs()})}cancel(e){return this.try(()=>d.cancel(e))}};function m(e){return typeof e==`object`&&!Array.isArray(e)}function h(e,t){let n=e;for(let e of t)n=m(n)?n[e]:void 0;return n}function g(e,t){let n=[e.key,...e.alsoCalled??[]];return m(t)&&n.find(e=>e in t)||e.key}function ee(e,t){let n=e.items??[],r=n.filter(e=>e.key===`*`);if(r.length===0||!m(t))return[];let i=new Set(n.flatMap(e=>[e.key,...e.alsoCalled??[]]));return Object.keys(t).filter(e=>!i.has(e)).map(e=>({key:e,item:r.find(n=>!!n.items===m(t[e]))??r[0]}))}function _(e){if(e===void 0||m(e))return``;if(!Array.isArray(e))return e;let t=e.map(e=>typeof e==`string`?e:JSON.stringify(e));return t.join(t.some(e=>/[,，\n]/.test(e))?`
`:`, `)}function v(e,t){let n=t.trim();if(n===``)return;if(!e.list)return n;let r=n.replace(/^\[(.*)\]$/s,`$1`).split(n.includes(`
`)?`
`:/[,，]/).map(e=>e.trim()).filter(e=>e!==``);return r.length===1?r[0]:r}var y=(e,t)=>t.every((t,n)=>e[n]===t);function b(e,t){return e.filter(e=>e.path.length===t.length&&y(e.path,t))}function x(e,t){return e.filter(e=>y(e.path,t))}function S(e,t){let n=t.split(`/`).slice(0,-1),r=e.split(`/`),i=0;for(;i<n.length&&i<r.length-1&&n[i]===r[i];)i++;return`../`.repeat(n.length-i)+r.slice(i).join(`/`)}function C(e,t){let n=t.split(`/`).slice(0,-1);for(let t of e.split(`/`))t===`..`?n.pop():t!==`.`&&t!==``&&n.push(t);return n.join(`/`)}function w(e){return/FILE|RASTER|\bPATH\b/.test(e.label??``)}var te={title:[`Carbonscape studio`,`Carbonscape 工作台`],study:[`Study`,`研究`],studyFile:[`Study file`,`研究文件`],newStudy:[`New study`,`新建研究`],newStudyHelp:[`There is no study file here yet. Name one; it is written into the workspace.`,`此工作区还没有研究文件。请为研究命名，文件将写入工作区。`],studyTitle:[`Title of the study`,`研究名称`],create:[`Create`,`创建`],fileName:[`File name`,`文件名`],files:[`Files`,`文件`],form:[`Settings`,`设置`],tables:[`Tables`,`表格`],run:[`Check and run`,`检查与运行`],text:[`Text`,`文本`],language:[`中文`,`English`],dark:[`Dark`,`深色`],light:[`Light`,`浅色`],workspace:[`Workspace`,`工作区`],drop:[`Drop files here, or choose them`,`将文件拖到此处，或点击选择`],dropHelp:[`A zip archive is unpacked. Files that are there already are never replaced. Large rasters: copy them into the workspace folder yourself.`,`压缩包会自动解压；已有的同名文件不会被替换。较大的栅格请直接复制到工作区文件夹。`],sending:[`Sending`,`正在上传`],refresh:[`Look again`,`刷新`],whatIsIt:[`What is it?`,`查看内容`],looking:[`Looking into the files …`,`正在读取文件…`],raster:[`raster`,`栅格`],vector:[`polygons`,`面`],table:[`table`,`表格`],unknown:[`other`,`其他`],crs:[`Coordinate system`,`坐标系`],grid:[`Grid`,`格网`],cells:[`cells`,`像元`],cell:[`cell`,`像元边长`],noData:[`No data`,`无数据`],classes:[`Classes`,`类别`],values:[`Values`,`数值范围`],years:[`Years`,`年份`],overlaps:[`Covered by the others`,`被其他文件覆盖`],units:[`Units`,`单元`],idColumn:[`id`,`编号`],nameColumn:[`name`,`名称`],columns:[`Columns`,`列`],rows:[`rows`,`行`],criteria:[`Criteria`,`准则`],sheet:[`Sheet`,`工作表`],noTable:[`no table begins here`,`未见表头`],namedBy:[`named by {0}, {1} % of the cells`,`按图例 {0} 命名，覆盖 {1} % 的像元`],useLand:[`Use as land use of`,`用作该年土地利用：`],useLegend:[`Use this legend`,`采用此图例`],useUnits:[`Use as units`,`用作单元`],useAs:[`Use as`,`用作`],useDriver:[`Use as driver`,`用作驱动因子`],used:[`in the study`,`已用于研究`],add:[`Add`,`添加`],addSection:[`Add with settings of its own`,`添加并单独设置`],remove:[`Take out`,`移除`],name:[`Name`,`名称`],value:[`Value`,`值`],use:[`use`,`启用`],standard:[`default`,`默认`],example:[`such as`,`如`],required:[`required`,`必填`],check:[`Check`,`检查`],checking:[`Checking …`,`正在检查…`],checked:[`Checked`,`已检查`],unchecked:[`Changed since the last check`,`上次检查后有改动`],colon:[`: `,`：`],comma:[`, `,`，`],problems:[`{0} problems`,`{0} 个问题`],oneProblem:[`1 problem`,`1 个问题`],cautions:[`{0} cautions`,`{0} 条提醒`],oneCaution:[`1 caution`,`1 条提醒`],problem:[`Problem`,`问题`],caution:[`Caution`,`提醒`],nothingWrong:[`Nothing is wrong with it.`,`没有发现问题。`],memory:[`Memory for a run: about`,`运行约需内存：`],start:[`Run`,`运行`],out:[`Folder of the result`,`结果文件夹`],replace:[`Replace an earlier result that was changed since`,`允许替换改动过的旧结果`],cancel:[`Cancel`,`取消`],again:[`Run again`,`再次运行`],runs:[`Runs`,`任务`],noRuns:[`Nothing has run here yet.`,`还没有运行过。`],waiting:[`waiting`,`等待中`],running:[`running`,`运行中`],done:[`done`,`已完成`],failed:[`failed`,`失败`],cancelled:[`cancelled`,`已取消`],left:[`ended with the program; run it again: what its stages had finished is kept`,`随程序中断；可再次运行，已完成的阶段会从缓存继续`],secondsLeft:[`about {0} left`,`约剩 {0}`],fromCache:[`from the cache`,`取自缓存`],openAtlas:[`Open the atlas`,`打开图集`],openReport:[`Report`,`报告`],results:[`Results here`,`已有结果`],save:[`Save`,`保存`],reload:[`Reload`,`重新载入`],failedAsk:[`The program does not answer`,`程序没有响应`],goTo:[`Go to the field`,`转到该项`],close:[`Close`,`关闭`],chooseTable:[`Table`,`表格`],chooseOne:[`Choose a table…`,`请选择表格`],noTables:[`The study names no tables yet.`,`研究中尚未引用表格。`],otherTables:[`Other tables of the workspace`,`工作区中的其他表格`],addRow:[`Add a row`,`添加一行`],addColumn:[`Add a column`,`添加一列`],removeRow:[`Take out this row`,`移除此行`],consistency:[`Consistency ratio CR`,`一致性比例 CR`],consistent:[`consistent (under 0.10)`,`一致（小于 0.10）`],inconsistent:[`inconsistent (0.10 or more)`,`不一致（不小于 0.10）`],worst:[`Look first at {0} against {1}: {2} is given, the others imply {3}.`,`先看 {0} 与 {1}：所给为 {2}，其余判断推得 {3}。`],newTable:[`New table {0}`,`新建表 {0}`],working:[`Working it out …`,`正在计算…`],byMethod:[`weights by {0}, random index {1}`,`权重方法 {0}，随机一致性指标 {1}`],gradingOf:[`Grading of {0}`,`{0} 的分级`],curve:[`Score over value`,`得分随取值的变化`],noCurve:[`This row makes no curve yet.`,`此行尚不能画出曲线。`],landByScore:[`Share of land by score`,`各得分的土地占比`],landByLevel:[`Share of land by level`,`各等级的土地占比`],landByZone:[`Share of land by zone`,`各分区的土地占比`],coarse:[`Preview on {0} × {1} cells; in a run small patches join their surroundings.`,`预览基于 {0} × {1} 个像元；正式运行时，小图斑将并入周围。`],unknownLayers:[`Only a run knows {0}: rules about it match nowhere in this preview. Run the study once to see them.`,`{0} 须运行后才有；预览中与之有关的规则均不成立。请先运行一次研究。`],recorded:[`Hot spots are those of the result “{0}”; a run finds them anew.`,`冷热点取自已有结果“{0}”；正式运行时将重新计算。`],aboutSoon:[`About right: worked out on cells of {0} m. The exact shares follow.`,`近似结果：按 {0} 米像元估算，精确占比随后给出。`],aboutOnly:[`About right: worked out on cells of {0} m. Only a run gives exact shares for a study of this size.`,`近似结果：按 {0} 米像元估算。此研究范围较大，精确占比须运行后得出。`],scenario:[`Scenario`,`情景`],moved:[`Land moved, ha`,`转换土地（ha）`],difference:[`Change of net flux, tCO₂ a year`,`净通量变化（tCO₂/年）`],line:[`line {0}`,`第 {0} 行`],seconds:[`s`,`秒`],minutes:[`min`,`分`],hours:[`h`,`小时`]};function T(e,t,...n){return te[e][t===`en`?0:1].replace(/\{(\d)\}/g,(e,t)=>String(n[Number(t)]??``))}function E(e,t,n){return T(e===1?t===`problems`?`oneProblem`:`oneCaution`:t,n,e)}function ne(e,t){let n=Math.max(0,Math.round(e)),r=e=>T(e,t);return n<60?`${n} ${r(`seconds`)}`:n<3600?`${Math.floor(n/60)} ${r(`minutes`)} ${n%60} ${r(`seconds`)}`:`${Math.floor(n/3600)} ${r(`hours`)} ${Math.floor(n/60)%60} ${r(`minutes`)}`}function D(e,t){let n=(e.charAt(0).toUpperCase()+e.slice(1)).replaceAll(` `,` `);return/[.。?？!！]$/.test(n)?n:n+(t===`zh`?`。`:`.`)}var O=e=>`f-`+e.map(e=>encodeURIComponent(e)).join(`-`);function re(e){for(let t=e.length;t>0;t--){let n=document.getElementById(O(e.slice(0,t)));if(n){for(let e=n;e;e=e.parentElement)e instanceof HTMLDetailsElement&&(e.open=!0);return n.scrollIntoView({block:`center`}),n.focus(),!0}}return!1}function k(t,r,i,a){if(r.length===0)return s;let o=t.language;return n`<ul class="problems" id=${a??s}>
    ${r.map(t=>n`<li class=${t.caution?`caution`:`problem`}>
          <span class="mark">${T(t.caution?`caution`:`problem`,o)}</span>
          ${i?n`<b>${e(t.place,o)}</b>${T(`colon`,o)}`:s}${D(e(t.found,o),o)}
          <span class="remedy">${e(t.remedy,o)}</span>
          <code class="small">${t.code}</code>
          ${i&&t.path.length>0?n`<button class="plain" @click=${()=>i(t.path)}>${T(`goTo`,o)}</button>`:s}
        </li>`)}
  </ul>`}var A=.9;function j(e){let t=e.language,r=t=>t&&void e.upload([...t]);return n`<div
      class="drop"
      @dragover=${e=>e.preventDefault()}
      @drop=${e=>{e.preventDefault(),r(e.dataTransfer?.files)}}
    >
      <label for="upload">${T(`drop`,t)}</label>
      <input
        id="upload"
        type="file"
        multiple
        aria-describedby="upload-help"
        @change=${e=>r(e.target.files)}
      />
      <p class="small" id="upload-help">${T(`dropHelp`,t)}</p>
      <p role="status">
        ${e.sending?`${T(`sending`,t)} ${e.sending} …`:e.looking?T(`looking`,t):``}
      </p>
    </div>
    <div class="row">
      <span class="small">${T(`workspace`,t)}${T(`colon`,t)}${e.listed.folder}</span>
      <button @click=${()=>void e.refresh()}>${T(`refresh`,t)}</button>
    </div>
    <ul class="files">
      ${e.listed.files.filter(e=>!/\.(aux\.xml|ya?ml|dbf|shx|prj|cpg|tfw|ovr)$/i.test(e.name)).map(t=>ie(e,t.name,t.bytes))}
    </ul>`}function ie(e,t,r){let i=e.language,a=e.inspected.get(t),o=a&&[`raster`,`vector`,`table`].includes(a.kind)?a.kind:`unknown`;return n`<li>
    <h3>
      ${t}
      <span class="badge">${T(o,i)}</span>
      ${M(e,t)?n`<span class="badge used">${T(`used`,i)}${T(`colon`,i)}${M(e,t)}</span>`:s}
    </h3>
    ${a?oe(e,a):n`<p class="small">
            ${r<1e6?`${Math.ceil(r/1e3)} kB`:`${(r/1e6).toFixed(1)} MB`}
            <button @click=${()=>void e.look([t])}>${T(`whatIsIt`,i)}</button>
          </p>`}
  </li>`}function M(e,t){let n=e.study;if(!n)return``;let r=(e,i)=>{if(typeof e==`string`)return C(ae(e),n.file)===t?i.join(`.`):``;let a=Array.isArray(e)?e.map(e=>[``,e]):Object.entries(e);for(let[e,t]of a){let n=r(t,e?[...i,e]:i);if(n)return n}return``};return r(n.values,[])}function ae(e){return e.replace(/(\.xls[xm]?)#.*$/i,`$1`)}function oe(e,t){let r=e.language,i=[],a=Array.isArray(t.columns)?t.columns:void 0;if(t.crs&&i.push([T(`crs`,r),t.crs]),t.kind===`raster`&&typeof t.columns==`number`&&(i.push([T(`grid`,r),`${o(t.columns)} × ${o(t.rows??0)}, ${T(`cell`,r)} ${(t.cell??[]).map(e=>o(e)).join(` × `)}, ${t.type??``}`]),i.push([T(`noData`,r),`${o(t.emptyCells??0)} ${T(`cells`,r)}${t.noDataValue?` (${t.noDataValue})`:``}`])),t.classes&&t.classes.length<=60?i.push([T(`classes`,r),se(t,r)]):t.classes&&i.push([T(`classes`,r),o(t.classes.length)]),t.criteria&&i.push([T(`criteria`,r),t.criteria.join(`, `)]),t.values&&i.push([T(`values`,r),`${t.values.least===null?`-`:o(t.values.least)} … ${t.values.greatest===null?`-`:o(t.values.greatest)}`]),t.years.length>0&&i.push([T(`years`,r),t.years.join(`, `)]),t.features!==void 0&&i.push([T(`units`,r),`${o(t.features)}${t.id?`, ${T(`idColumn`,r)}${T(`colon`,r)}${t.id}`:``}${t.name?`, ${T(`nameColumn`,r)}${T(`colon`,r)}${t.name}`:``}`]),t.sheets&&t.sheets.length>1)for(let n of t.sheets)i.push([`${T(`sheet`,r)} ${n.sheet}`,ce(e,t,n)]);else a&&i.push([T(`columns`,r),P(a,t.kind===`table`,t.rows,r)]);let s=(t.overlaps??[]).filter(e=>e.share<.9995);return s.length>0&&i.push([T(`overlaps`,r),s.map(e=>n`<div>${e.file}: ${Math.floor(e.share*1e3)/10} %</div>`)]),n`<dl>
      ${i.map(([e,t])=>n`<dt>${e}</dt>
            <dd>${t}</dd>`)}
    </dl>
    ${k(e,t.problems,void 0)} ${le(e,t)}`}function se(e,t){let r=e.legends?.find(e=>e.share>A),i=new Map(r?.classes.map(e=>[e.code,e]));return n`<table class="small">
    ${r?n`<caption>
            ${T(`namedBy`,t,r.legend,Math.floor(r.share*1e3)/10)}
          </caption>`:s}
    <tbody>
      ${e.classes?.map(e=>{let r=i.get(e.code);return n`<tr>
          <td>
            <svg width="12" height="12" aria-hidden="true">
              <rect width="12" height="12" fill=${r?.color??`none`} stroke="currentColor" />
            </svg>
          </td>
          <td>${e.code}</td>
          <td>${r?.class??e.name??``}</td>
          <td class="number">${o(e.cells)} ${T(`cells`,t)}</td>
        </tr>`})}
    </tbody>
  </table>`}function ce(e,t,r){let i=e.language,a=r.columns?P(r.columns,!0,r.rows,i):n`<span class="small">${r.criteria?r.criteria.join(`, `):T(`noTable`,i)}</span>`,o=e.study,c=o?F(e,r.usableAs,`${S(t.file,o.file)}#${r.sheet}`):[];return n`${a}
  ${c.length>0?n`<div class="row">${c.map(t=>N(e,t))}</div>`:s}`}function N(e,[t,r]){return n`<button @click=${()=>void e.change(r)}>${t}</button>`}function P(e,t,r,i){return n`${t?n`<div>${o(r??0)} ${T(`rows`,i)}</div>`:s}
    <ul class="columns small" tabindex="0" aria-label=${T(`columns`,i)}>
      ${e.map(e=>n`<li>
            <b>${e.name}</b>${e.unit?` [${e.unit}]`:``}: ${e.examples.join(`, `)}${e.distinct>3?` …`:``}
          </li>`)}
    </ul>`}function le(e,t){let r=e.study;if(!r)return s;let i=e.language,a=S(t.file,r.file),o=[],c=(...e)=>h(r.values,e)!==void 0,l=n=>t.file.split(`/`).pop()===n.legend?a:e.inspected.has(n.legend)?S(n.legend,r.file):n.legend;if(t.kind===`raster`&&t.classes){for(let e of t.years.slice(0,2)){let n=[{path:[`landUse`,`phases`,String(e)],value:a}],s=t.legends?.[0];s&&s.share>A&&!c(`landUse`,`legend`)&&n.push({path:[`landUse`,`legend`],value:l(s)}),h(r.values,[`landUse`,`phases`,String(e)])!==a&&o.push([`${T(`useLand`,i)} ${e}`,n])}for(let e of(t.legends??[]).filter(e=>e.share>.99))h(r.values,[`landUse`,`legend`])!==l(e)&&t.years.length>0&&o.push([`${T(`useLegend`,i)}: ${e.legend}`,[{path:[`landUse`,`legend`],value:l(e)}]])}let u=(t.file.split(`/`).pop()??``).replace(/\.[^.]*$/,``).replace(/[^\p{L}\p{N}_-]/gu,`_`);if(t.kind===`raster`&&t.values&&!c(`drivers`,u)&&o.push([`${T(`useDriver`,i)} ${u}`,[{path:[`drivers`,u],value:a}]]),t.kind===`vector`&&!c(`units`,u)){let e={file:a};t.id&&(e.id=t.id),t.name&&(e.name=t.name),o.push([`${T(`useUnits`,i)} ${u}`,[{path:[`units`,u],value:e}]])}return(t.sheets?.length??0)<2&&o.push(...F(e,t.usableAs??[],a)),n`<div class="row">${o.map(t=>N(e,t))}</div>`}function F(e,t,n){let r=e.study,i=[];for(let a of r?t:[]){let t=a.split(`.`);if(!r||h(r.values,t)===n)continue;let o=[{path:t,value:n}],s=h(r.values,[`units`]),c=m(s)&&Object.keys(s).find(e=>m(s[e])&&`file`in s[e]);t[t.length-1]===`file`&&c&&o.push({path:[...t.slice(0,-1),`units`],value:c}),i.push([`${T(`useAs`,e.language)} ${a.replace(/\.file$/,``)}`,o])}return i}var I={ATTRIBUTE:1,CHILD:2,PROPERTY:3,BOOLEAN_ATTRIBUTE:4,EVENT:5,ELEMENT:6},ue=e=>(...t)=>({_$litDirective$:e,values:t}),de=class{constructor(e){}get _$AU(){return this._$AM._$AU}_$AT(e,t,n){this._$Ct=e,this._$AM=t,this._$Ci=n}_$AS(e,t){return this.update(e,t)}update(e,t){return this.render(...t)}},{I:fe}=a,pe=e=>e.strings===void 0,me={},he=(e,t=me)=>e._$AH=t,L=ue(class extends de{constructor(e){if(super(e),e.type!==I.PROPERTY&&e.type!==I.ATTRIBUTE&&e.type!==I.BOOLEAN_ATTRIBUTE)throw Error("The `live` directive is not allowed on child or event bindings");if(!pe(e))throw Error("`live` bindings can only contain a single expression")}render(e){return e}update(e,[n]){if(n===t||n===s)return n;let r=e.element,i=e.name;if(e.type===I.PROPERTY){if(n===r[i])return t}else if(e.type===I.BOOLEAN_ATTRIBUTE){if(!!n===r.hasAttribute(i))return t}else if(e.type===I.ATTRIBUTE&&r.getAttribute(i)===n+``)return t;return he(e),n}});function ge(e){return!e.form||!e.study?n``:n`<form @submit=${e=>e.preventDefault()}>
    ${k(e,b(e.problems,[]),()=>void 0)}
    ${R(e,e.form,[],e.study.values)}
    <datalist id="files">
      ${e.listed.files.map(t=>n`<option value=${S(t.name,e.study?.file??``)}></option>`)}
    </datalist>
  </form>`}function R(e,t,r,i){let a=(t.items??[]).filter(e=>e.key!==`*`),o=a.filter(e=>!e.items),s=a.filter(e=>e.items);return n`${o.map(t=>B(e,t,[...r,g(t,i)],!1))}
  ${ee(t,i).map(({key:t,item:n})=>n.items?V(e,n,[...r,t],!0):B(e,n,[...r,t],!0))}
  ${ve(e,t,r)} ${s.map(t=>V(e,t,[...r,g(t,i)],!1))}`}function z(e,t,n){e.change([n===void 0?{path:t}:{path:t,value:n}])}function B(t,r,i,a){let o=t.language,c=O(i),l=h(t.study?.values??{},i),u=x(t.problems,i),d=_(l),f=i[i.length-1],p=[c+`-help`,u.length>0?c+`-problems`:``].join(` `).trim(),m=u.some(e=>!e.caution)?`true`:`false`;return n`<div class="field">
    <label for=${c}
      >${f}${r.required?n` <span class="small">(${T(`required`,o)})</span>`:s}</label
    >
    <div class="entry">
      ${_e(t,r,i,d,p,m,e=>z(t,i,v(r,e.target.value)))}
      ${a?n`<button
              type="button"
              aria-label=${T(`remove`,o)+` `+f}
              @click=${()=>z(t,i,void 0)}
            >
              ×
            </button>`:s}
    </div>
    <p class="small" id=${c+`-help`}>
      ${e(r.doc,o)}
      ${r.wanted&&!r.choices?.length&&r.schema?.type!==`boolean`?n`<span class="wanted">${D(e(r.wanted,o),o)}</span>`:s}
    </p>
    ${k(t,u,void 0,c+`-problems`)}
  </div>`}function _e(t,r,i,a,o,c,l){let u=t.language,d=O(i),f=e(r.default,u),p=r.choices?.length?r.choices.map(t=>({id:t.id,doc:e(t.doc,u)})):r.schema?.type===`boolean`?[{id:`true`,doc:``},{id:`false`,doc:``}]:[];if(p.length>0&&r.list){let e=a.split(/[,，\n]/).map(e=>e.trim()).filter(Boolean),r=n=>{let r=e.includes(n)?e.filter(e=>e!==n):[...e,n];z(t,i,r.length===0?void 0:r)},c=new Set(p.map(e=>e.id));return n`<div
      id=${d}
      class="choices"
      role="group"
      tabindex="-1"
      aria-label=${i[i.length-1]}
      aria-describedby=${o}
    >
      ${e.length===0&&f?n`<span class="small">${T(`standard`,u)}${T(`colon`,u)}${f}</span>`:s}
      ${e.filter(e=>!c.has(e)).map(e=>n`<label class="check"><input type="checkbox" checked @change=${()=>r(e)} />${e}</label>`)}
      ${p.map(t=>n`<label class="check"
            ><input
              type="checkbox"
              .checked=${L(e.includes(t.id))}
              @change=${()=>r(t.id)}
            />${t.doc?`${t.id}: ${t.doc}`:t.id}</label
          >`)}
    </div>`}if(p.length>0){let e=a===``||p.some(e=>e.id===a);return n`<select
      id=${d}
      aria-describedby=${o}
      aria-invalid=${c}
      .value=${L(a)}
      @change=${l}
    >
      <option value="" ?selected=${a===``}>
        ${f?`(${T(`standard`,u)}${T(`colon`,u)}${f})`:``}
      </option>
      ${e?s:n`<option value=${a} selected>${a}</option>`}
      ${p.map(e=>n`<option value=${e.id} ?selected=${e.id===a}>${e.doc?`${e.id}: ${e.doc}`:e.id}</option>`)}
    </select>`}let m=f?`${T(`standard`,u)}${T(`colon`,u)}${f}`:r.example?`${T(`example`,u)} ${r.example}`:``;if(a.includes(`
`))return n`<textarea
      id=${d}
      rows=${Math.min(8,a.split(`
`).length+1)}
      aria-describedby=${o}
      aria-invalid=${c}
      .value=${L(a)}
      @change=${l}
    ></textarea>`;let h=r.schema?.examples??[],g=h.length>0?d+`-list`:w(r)?`files`:void 0;return n`<input
      id=${d}
      list=${g??s}
      aria-describedby=${o}
      aria-invalid=${c}
      placeholder=${m}
      autocomplete="off"
      .value=${L(a)}
      @change=${l}
    />
    ${h.length>0?n`<datalist id=${d+`-list`}>
            ${h.map(e=>n`<option value=${e}></option>`)}
            ${w(r)?t.listed.files.filter(e=>/\.(csv|xlsx|tsv)$/i.test(e.name)).map(e=>n`<option value=${S(e.name,t.study?.file??``)}></option>`):s}
          </datalist>`:s}`}function V(t,r,i,a){let o=t.language,c=O(i),l=h(t.study?.values??{},i),u=l!==void 0,d=x(t.problems,i),f=d.filter(e=>!e.caution).length,p=d.length-f,m=i[i.length-1],g=u&&i.length===1||f>0||r.required&&i.length<3;return n`<details class="section" ?open=${g}>
    <summary id=${c}>
      <b>${m}</b> <span class="small">${e(r.doc,o)}</span>
      ${f>0?n`<span class="count problem">${E(f,`problems`,o)}</span>`:s}
      ${p>0?n`<span class="count caution">${E(p,`cautions`,o)}</span>`:s}
    </summary>
    ${a?n`<button type="button" @click=${()=>z(t,i,void 0)}>${T(`remove`,o)} ${m}</button>`:r.required?s:n`<label class="check"
              ><input
                type="checkbox"
                .checked=${L(u)}
                @change=${e=>z(t,i,e.target.checked?{}:void 0)}
              />${T(`use`,o)} ${m}</label
            >`}
    ${k(t,b(t.problems,i),void 0)}
    ${typeof l==`string`||Array.isArray(l)?n`<p class="problem">${_(l)}</p>`:R(t,r,i,l)}
  </details>`}function ve(t,r,i){let a=(r.items??[]).filter(e=>e.key===`*`);if(a.length===0)return s;let o=t.language,c=a.find(e=>!e.items),l=c!==void 0&&a.some(e=>e.items),u=O([...i,`+`]),d=e=>{let[n,r]=[...e.target.closest(`.adder`)?.querySelectorAll(`input`)??[]];if(!n?.value.trim())return n?.focus();let a=[...i,n.value.trim()],o=c&&r?v(c,r.value):{};if(o===void 0)return r?.focus();z(t,a,o),n.value=``,r&&(r.value=``),n.focus()};return n`<div class="adder row">
    <label for=${u}>${T(`name`,o)}</label>
    <input id=${u} autocomplete="off" placeholder=${i[i.length-1]===`phases`?`2020`:``} />
    ${c?n`<label for=${u+`v`}>${T(`value`,o)}</label>
            <input
              id=${u+`v`}
              autocomplete="off"
              list=${w(c)?`files`:s}
              placeholder=${c.example??``}
              @keydown=${e=>e.key===`Enter`&&d(e)}
            />`:s}
    <button type="button" @click=${d}>${T(`add`,o)}</button>
    ${l?n`<button type="button" @click=${e=>{let n=e.target.closest(`.adder`)?.querySelector(`input`);if(!n?.value.trim())return n?.focus();z(t,[...i,n.value.trim()],{}),n.value=``}}>${T(`addSection`,o)}</button>`:s}
    <span class="small">${e(a[0].doc,o)}</span>
  </div>`}function ye(e,t){let r=e.language,i=e.problems,a=i.filter(e=>!e.caution).length,o=e.checked!==void 0&&e.checked.version===e.study?.version,c=()=>{let t=document.querySelector(`#out`)?.value.trim(),n=document.querySelector(`#replace`)?.checked??!1;t&&e.study&&e.run(e.study.file,t,n)};return n`<section>
      <h2>${T(`check`,r)}</h2>
      <div class="row">
        <button ?disabled=${e.checking||!e.study} @click=${()=>void e.check()}>
          ${T(`check`,r)}
        </button>
        <span role="status" id="check-state">
          ${e.checking?T(`checking`,r):`${T(o?`checked`:`unchecked`,r)}${T(`colon`,r)}${E(a,`problems`,r)}${T(`comma`,r)}${E(i.length-a,`cautions`,r)}`}
        </span>
        ${o&&e.checked?.memory_mb!==void 0?n`<span class="small">${T(`memory`,r)} ${e.checked.memory_mb} MB</span>`:s}
      </div>
      ${i.length>0?k(e,i,t):o&&!e.checking?n`<p>${T(`nothingWrong`,r)}</p>`:s}
    </section>
    <section>
      <h2>${T(`start`,r)}</h2>
      <div class="row">
        <label for="out">${T(`out`,r)}</label>
        <input id="out" value="run" autocomplete="off" @keydown=${e=>e.key===`Enter`&&c()} />
        <label class="check"><input type="checkbox" id="replace" />${T(`replace`,r)}</label>
        <button id="start" class="main" ?disabled=${!e.study} @click=${c}>${T(`start`,r)}</button>
      </div>
    </section>
    <section>
      <h2>${T(`runs`,r)}</h2>
      ${e.runs.length===0?n`<p class="small">${T(`noRuns`,r)}</p>`:s}
      <ol class="runs">
        ${e.runs.map(n=>xe(e,n,t))}
      </ol>
      ${Se(e)}
    </section>`}function be(e,t){return e?new Date(e).toLocaleString(t===`zh`?`zh-CN`:`en-GB`):``}var H=(e,t)=>`results/${encodeURIComponent(t)}/#lang=${e.language}`;function xe(t,r,i){let a=t.language,o=r.state===`running`||r.state===`waiting`,c=r.now?.share;return n`<li class=${r.state}>
    <div class="row">
      <b>${r.out}</b> <span class="small">${r.study}</span>
      <span class="badge state">${T(r.state,a)}</span>
      <span class="small">${be(r.ended??r.started,a)}</span>
      ${o?n`<button @click=${()=>void t.cancel(r.id)}>${T(`cancel`,a)} ${r.out}</button>`:s}
      ${r.result?n`<a class="atlas" href=${H(t,r.out)}>${T(`openAtlas`,a)}</a>
              <a href=${`results/${encodeURIComponent(r.out)}/runs/1/report.html`}>${T(`openReport`,a)}</a>`:s}
      ${[`failed`,`cancelled`,`left`].includes(r.state)?n`<button @click=${()=>void t.run(r.study,r.out,!1)}>${T(`again`,a)}</button>`:s}
    </div>
    ${r.state===`running`?n`<div class="row">
            <progress aria-label=${T(`running`,a)} max="1" .value=${c??0}></progress>
            <span class="small"
              >${r.now?.left===void 0?s:T(`secondsLeft`,a,ne(r.now.left,a))}</span
            >
          </div>`:s}
    <ol class="stages small">
      ${r.stages.map((t,i)=>{let c=o&&i===r.stages.length-1,l=c?r.now?.seconds:t.seconds;return n`<li aria-current=${c?`step`:s}>
          ${e(t.name,a)} ${l===void 0?s:ne(l,a)}
          ${t.cached?n`<span>(${T(`fromCache`,a)} ${Math.round(t.cached*100)} %)</span>`:s}
        </li>`})}
    </ol>
    ${k(t,r.problems??[],i)}
  </li>`}function Se(e){let t=new Set(e.runs.filter(e=>e.result).map(e=>e.out)),r=e.listed.results.filter(e=>!t.has(e));return r.length===0?s:n`<h3>${T(`results`,e.language)}</h3>
    <ul>
      ${r.map(t=>n`<li><a href=${H(e,t)}>${t}</a></li>`)}
    </ul>`}var U={breaks:[`breakpoints`,`breakpoint`,`break`,`thresholds`,`intervals`,`分级`,`断点`],classes:[`class`,`categories`,`category`,`categorical`,`类别`,`分类`],quantiles:[`quantile`,`quintiles`,`percentiles`,`分位数`],minmax:[`min-max`,`min_max`,`min max`,`normalise`,`normalize`,`极差`],linear:[`line`,`continuous`,`function`,`线性`,`连续`]},Ce=/^(negative|-|-1|descending|less|cost|lower|low|min|负向|负|逆向|成本型)$/i,W=e=>{let t=e.split(/[|;；]/).map(e=>e.trim()).filter(e=>e!==``);return t.length===1&&/^[-+\d.eE,，\s]+$/.test(t[0])?t[0].split(/[,，\s]+/).filter(e=>e):t};function we(e,t){let n=e.map(e=>e.trim().toLowerCase().replace(/ /g,`_`)),r=e=>t[n.indexOf(e)]?.trim()??``,i=r(`grading`).toLowerCase(),a=W(r(`at`)),o=W(r(`scores`)),s=o.length===0?a:a.length===0?o:[];s.length>0&&s.every(e=>/.+[=:：].+/.test(e))&&(a=s.map(e=>e.replace(/\s*[=:：][^=:：]*$/,``)),o=s.map(e=>e.replace(/^.*[=:：]\s*/,``)));let c=Object.keys(U).find(e=>e===i||U[e].includes(i))??Te(i,a,o),l=Ce.test(r(`direction`)),u=c===`quantiles`?5:c===`breaks`?a.length+1:2,d=o.length>0?o.map(Number):Ee(u,l);if(c===``||d.some(Number.isNaN))return;if(c===`classes`)return a.length===0||o.length!==a.length?void 0:{classes:a.map((e,t)=>[e,d[t]])};let f=a.map(Number);if(f.some(Number.isNaN))return;if(c===`breaks`)return f.every((e,t)=>t===0||e>f[t-1])&&f.length>0&&d.length===f.length+1?{breaks:f,scores:d}:void 0;if(c===`quantiles`)return{breaks:d.slice(1).map((e,t)=>100*(t+1)/d.length),scores:d,percentiles:!0};if(d.length!==2)return;let p=c===`minmax`||f.length===0;if(!p&&f.length!==2)return;let[m,h]=p?f.length===2?f.map(e=>100*e):c===`minmax`?[1,99]:[0,100]:f;return{line:[m,h,d[0],d[1]],percentiles:p}}function Te(e,t,n){return e===``?t.length===0?n.length>2?`quantiles`:`minmax`:t.every(e=>/^[-+]?[\d.]+(e[-+]?\d+)?$/i.test(e))?n.length===t.length+1?`breaks`:t.length===2?`linear`:`classes`:`classes`:``}var Ee=(e,t)=>Array.from({length:e},(n,r)=>1+8*(t?e-1-r:r)/(e-1));function De(e,t){if(e.breaks&&e.scores){let{breaks:n,scores:r}=e,i=n[n.length-1]-n[0]||Math.abs(n[0])||1,[a,o]=G(e,n[0],n[n.length-1],i,t),s=[a,...n,o];return r.flatMap((e,t)=>[[s[t],e],[s[t+1],e]])}if(e.line){let[n,r,i,a]=e.line,o=Math.min(n,r),s=Math.max(n,r),[c,l]=G(e,o,s,s-o||1,t),[u,d]=n<=r?[i,a]:[a,i];return[[c,u],[o,u],[s,d],[l,d]]}return[]}function G(e,t,n,r,i){if(e.percentiles)return[0,100];let a=t-.35*r,o=n+.35*r;return[i&&i[0]<t?Math.max(a,i[0]):a,i&&i[1]>n?Math.min(o,i[1]):o]}function K(e){return/\.ahp(\[\d+\])?$/.test(e)?`ahp`:e===`suitability.criteria`?`criteria`:e===`suitability.zones`?`zones`:e===`scenarios`?`scenarios`:void 0}var q=(e,t,n=0)=>e.toLocaleString(t===`zh`?`zh-CN`:`en-GB`,{maximumFractionDigits:n});function Oe(e,t,r,i,a){let o=K(r),c=t&&t.kind===o?t:void 0;return n`${ke(e,t,o,i,a)} ${c?Ae(c,e.language):s}`}function ke(e,t,n,r,i){return n===`criteria`?Me(t?.kind===`criteria`?t:void 0,r,Math.max(1,i),e.language):!t||t.kind!==n?s:t.kind===`ahp`?je(t,e.language):t.kind===`zones`?Ie(t,e.language):Re(e,t)}function Ae(e,t){if(e.cell_m===void 0)return s;let r=q(Number(e.cell_m.toPrecision(2)),t);return n`<p class="small about">${T(e.follows?`aboutSoon`:`aboutOnly`,t,r)}</p>`}function je(e,t){let r=e.cr<e.limit;return n`<b id="cr">${T(`consistency`,t)}: ${e.cr.toFixed(3)}</b>
    ${T(r?`consistent`:`inconsistent`,t)}
    <span class="small">${T(`byMethod`,t,e.method,e.ri)}</span>
    ${e.worst&&!r?n`<p>
            ${T(`worst`,t,e.worst.first,e.worst.second,e.worst.given,e.worst.implied.toPrecision(3))}
          </p>`:s}
    <dl>
      ${e.names.map((t,r)=>n`<dt>${t}</dt>
            <dd><meter max="1" .value=${e.weights[r]} aria-label=${t}></meter> ${e.weights[r].toFixed(3)}</dd>`)}
    </dl>`}function Me(e,t,r,i){let a=t[r];if(!a)return s;let o=a[t[0].map(e=>e.trim().toLowerCase()).indexOf(`criterion`)]?.trim()??``,c=e?.criteria.find(e=>e.name===o),l=we(t[0],a),u=!l||l.percentiles?c?.curve??l:l;return n`<h3>${T(`gradingOf`,i,o||r)}</h3>
    ${u?Fe(u,c?.range,i):n`<p class="small">${T(`noCurve`,i)}</p>`}
    ${c?n`<h4>${T(`landByScore`,i)}</h4>
            <dl class="shares">
              ${c.shares.map(([e,t])=>n`<dt>${Number(e.toPrecision(4))}</dt>
                    <dd>
                      <meter max="100" .value=${t} aria-label=${String(e)}></meter> ${t.toFixed(1)} %
                    </dd>`)}
            </dl>`:s}
    ${e?n`<h4>${T(`landByLevel`,i)}</h4>
            ${Y(e.levels,i)}`:s}`}var Ne=420,Pe=170,J=34;function Fe(e,t,r){let a=e.classes,o=a?[]:De(e,t),c=a?a.map(e=>e[1]):o.map(e=>e[1]),l=Math.max(...c),u=Math.min(0,...c),d=e=>8+(l-e)/(l-u||1)*134,f=a?[0,a.length]:[o[0][0],o[o.length-1][0]],p=e=>J+(e-f[0])/(f[1]-f[0]||1)*378,m=e=>String(Number(e.toPrecision(4))),h=a?[]:[...new Set(e.breaks??o.map(e=>e[0]))],g=T(`curve`,r)+`: `+(a??o.filter((e,t)=>t%2==1).map(e=>[`≤ `+m(e[0]),e[1]])).map(([e,t])=>`${e}: ${m(t)}`).join(`, `);return n`<svg class="curve" viewBox=${`0 0 ${Ne} ${Pe}`} role="img" aria-label=${g}>
    <line class="axis" x1=${J} y1=${d(u)} x2=${412} y2=${d(u)}></line>
    <line class="axis" x1=${J} y1="8" x2=${J} y2=${d(u)}></line>
    ${[...new Set([u,...c])].map(e=>i`<text x=${29} y=${d(e)+4} text-anchor="end">${m(e)}</text>`)}
    ${(a??[]).map(([e,t],n)=>i`<rect class="class" x=${p(n+.12)} y=${d(t)} width=${p(n+.88)-p(n+.12)} height=${d(u)-d(t)}></rect><text x=${p(n+.5)} y=${164} text-anchor="middle">${e.length>12?e.slice(0,11)+`…`:e}</text>`)}
    ${o.length>0?i`<polyline points=${o.map(e=>`${p(e[0]).toFixed(1)},${d(e[1]).toFixed(1)}`).join(` `)}></polyline>`:s}
    ${h.map(t=>i`<text x=${p(t)} y=${164} text-anchor="middle">${m(t)}${e.percentiles?` %`:``}</text>`)}
  </svg>`}function Y(t,r){let a=t.filter(e=>e.percent>0),o=a.map((e,t)=>a.slice(0,t).reduce((e,t)=>e+t.percent,0));return n`<svg class="bar" viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true">
      ${a.map((e,t)=>i`<rect x=${o[t]} y="0" width=${e.percent} height="6" fill=${e.color}></rect>`)}
    </svg>
    <ul class="key">
      ${t.map(t=>n`<li>
            <svg viewBox="0 0 10 10" aria-hidden="true"><rect width="10" height="10" fill=${t.color}></rect></svg>
            ${e(t.name,r)} <b>${t.percent.toFixed(1)} %</b>
            <span class="small">${q(t.area_ha,r)} ha</span>
          </li>`)}
    </ul>`}function Ie(t,r){return n`<h3>${T(`landByZone`,r)}</h3>
    ${Y(t.shares,r)}
    <canvas
      width=${t.columns}
      height=${t.rows}
      role="img"
      aria-label=${t.shares.map(t=>`${e(t.name,r)} ${t.percent.toFixed(1)} %`).join(`, `)}
    ></canvas>
    <p class="small">${T(`coarse`,r,t.columns,t.rows)}</p>
    ${t.recorded?n`<p class="small">${T(`recorded`,r,t.earlier??``)}</p>`:s}
    ${t.unknown.length>0?n`<p class="small">${T(`unknownLayers`,r,t.unknown.join(`, `))}</p>`:s}`}function Le(e,t){let n=e?.getContext(`2d`);if(!n)return;let r=atob(t.cells),i=n.createImageData(t.columns,t.rows),a=t.shares.map(e=>parseInt(e.color.slice(1),16));for(let e=0;e<r.length;e++){let t=r.charCodeAt(e);if(t===0)continue;let n=a[t-1];i.data.set([n>>16,n>>8&255,n&255,255],4*e)}n.putImageData(i,0,0)}function Re(e,t){let r=e.language,i=e=>(e>0?`+`:e<0?`−`:``)+q(Math.abs(e),r);return n`<div class="grid" tabindex="0" role="region" aria-label=${T(`scenario`,r)}>
      <table>
        <thead>
          <tr>
            <th scope="col">${T(`scenario`,r)}</th>
            <th scope="col">${T(`moved`,r)}</th>
            <th scope="col">${T(`difference`,r)}</th>
          </tr>
        </thead>
        <tbody>
          ${t.scenarios.map(e=>n`<tr>
                  <th scope="row">${e.scenario}</th>
                  <td class="number">${q(e.moved_ha,r)}</td>
                  <td class="number">
                    <b>${i(e.difference_tCO2)}</b>${e.difference_percent===void 0?s:` (${e.difference_percent.toFixed(2)} %)`}
                  </td>
                </tr>
                ${t.lines.filter(t=>t.scenario===e.scenario).map(e=>n`<tr>
                        <td class="small">${T(`line`,r,e.line)}</td>
                        <td></td>
                        <td class="number small">${i(e.difference_tCO2)}</td>
                      </tr>`)}`)}
        </tbody>
      </table>
    </div>
    ${k(e,t.problems,void 0)}`}var ze=500;function Be(e,t){let n=[],r=(e,i)=>{typeof e==`string`?X(e)&&n.push({key:i.join(`.`),file:C(e,t)}):Array.isArray(e)?e.forEach((t,n)=>r(t,e.length<2?i:[...i.slice(0,-1),`${i[i.length-1]}[${n+1}]`])):Object.entries(e).forEach(([e,t])=>r(t,[...i,e]))};return r(e,[]),n}var X=e=>/\.(csv|tsv|txt)$/i.test(e),Z={"carbon.factors":[[`class`,`value`,`unit`,`source`]],"carbon.stock":[[`class`,`value`,`unit`,`source`]],"carbon.energy.file":[[`year`,`unit`,`item`,`amount`,`unit_of_amount`]],"suitability.criteria":[[`criterion`,`source`,`direction`,`grading`,`at`,`scores`]],"suitability.zones":[[`rule`,`zone`,`level`,`land_use`],[`P1`,`key_protection`,`1`,``],[`R1`,`key_restoration`,`2`,``],[`A1`,`auxiliary_restoration`,`3`,``]],"suitability.weights.ahp":[[`criterion`]],scenarios:[[`scenario`,`zone`,`from`,`to`,`area_ha`,`item`,`percent`]]},Q={"carbon.factors":`tC/ha/yr`,"carbon.stock":`tC/ha`};function Ve(e){return[[`criterion`,...e],...e.map(t=>[t,...e.map(()=>`1`)])]}function He(e){let t=/^\s*(\d+(?:\.\d+)?)(?:\s*\/\s*(\d+(?:\.\d+)?))?\s*$/.exec(e);if(!t||Number(t[1])===0)return``;let n=t[2]??`1`;return t[1]===`1`?n:`${n}/${t[1]}`}function Ue(e){return n`<cs-tables .desk=${e} .language=${e.language}></cs-tables>`}function We(e){let t=h(e.study?.values??{},[`landUse`,`legend`]);if(typeof t!=`string`)return[];let n=C(t,e.study?.file??``),r=[...e.inspected.values()].flatMap(e=>(e.legends??[]).filter(e=>e.legend===t||e.legend===n).flatMap(e=>e.classes.map(e=>e.class)));return[...new Set(r)]}var Ge=class extends r{constructor(...e){super(...e),this.language=`en`,this.key=``,this.rows=[],this.changed=!1,this.row=1,this.wrong=[],this.asking=0,this.waiting=!1}static{this.properties={desk:{attribute:!1},language:{attribute:!1}}}createRenderRoot(){return this}async open(e,t){this.key=e,this.table=await this.desk?.try(()=>d.table(t)),this.rows=this.table?.rows.map(e=>[...e])??[],this.changed=!1,this.said=void 0,this.wrong=[],this.row=1,this.effect(),this.requestUpdate()}effect(e=150){let t=K(this.key);clearTimeout(this.later);let n=++this.asking;this.waiting=t!==void 0,t!==void 0&&(this.later=window.setTimeout(()=>{d.effect(t,{study:this.desk?.study?.file??``,rows:this.rows}).then(e=>this.told(n,{kind:t,...e},[])).catch(e=>this.told(n,void 0,e instanceof c?e.problems:[]))},e))}told(e,t,n){e===this.asking&&(this.waiting=!1,this.said=t,this.wrong=n,this.requestUpdate(),t?.follows&&this.isConnected&&(this.effect(1500),this.waiting=!1))}updated(){this.said?.kind===`zones`&&Le(this.querySelector(`canvas`),this.said)}async begin(e){let t=this.desk?.study;if(!t)return;let n=e.split(`.`).filter(e=>e!==`file`).pop()+`.csv`,r=C(n,t.file),i=await this.beginning(e);await this.desk?.try(()=>d.writeTable(r,``,i))&&(await this.desk?.change([{path:e.split(`.`),value:n}]),await this.desk?.refresh(),await this.open(e,r))}async beginning(e){let t=this.desk,n=t?.study,r=Z[e];if(!t||!n)return r;if(e in Q)return[...r,...We(t).map(t=>[t,``,Q[e],``])];let i=h(n.values,[`suitability`,`criteria`]);if(e!==`suitability.weights.ahp`||typeof i!=`string`||!X(i))return r;let a=await t.try(()=>d.table(C(i,n.file))),o=a?.rows[0].findIndex(e=>e.trim().toLowerCase()===`criterion`)??-1;return o<0?r:Ve((a?.rows.slice(1)??[]).map(e=>e[o]).filter(Boolean))}mirror(e,t){let n=this.rows.every(e=>e.length===this.rows.length);if(K(this.key)!==`ahp`||!n||e===0||t===0||e===t)return;let r=He(this.rows[e][t]);r&&this.rows[t][e].trim()&&(this.rows[t][e]=r)}edit(){this.changed=!0,this.effect(),this.requestUpdate()}async save(){let e=this.table;if(!e)return;let t=await this.desk?.try(()=>d.writeTable(e.file,e.version,this.rows));t&&(this.table=t,this.rows=t.rows.map(e=>[...e]),this.changed=!1,this.desk&&(this.desk.checked=void 0,this.desk.soonChecked(),this.desk.refresh()),this.requestUpdate())}render(){let e=this.language,t=this.desk?.study,r=t?Be(t.values,t.file):[],i=new Set(r.map(e=>e.key)),a=new Set(r.map(e=>e.file)),o=(this.desk?.listed.files??[]).map(e=>e.name).filter(e=>X(e)&&!a.has(e)),c=Object.keys(Z).filter(e=>t&&!i.has(e)&&h(t.values,e.split(`.`))===void 0&&(!e.startsWith(`suitability`)||h(t.values,[`suitability`])!==void 0)&&(e!==`suitability.weights.ahp`||h(t.values,[`suitability`,`criteria`])!==void 0)),l=Math.max(1,...this.rows.map(e=>e.length));return n`<div class="row">
        <label for="table">${T(`chooseTable`,e)}</label>
        <select
          id="table"
          @change=${e=>{let t=e.target.value,n=r.find(e=>e.key===t);(n??t)&&this.open(n?.key??``,n?.file??t)}}
        >
          <option value="" ?selected=${!this.table}>${T(`chooseOne`,e)}</option>
          ${r.map(e=>n`<option value=${e.key} ?selected=${e.key===this.key}>${e.key}: ${e.file}</option>`)}
          ${o.length>0?n`<optgroup label=${T(`otherTables`,e)}>
                  ${o.map(e=>n`<option value=${e} ?selected=${!this.key&&e===this.table?.file}>${e}</option>`)}
                </optgroup>`:s}
        </select>
        ${this.table?n`<button class="main" id="save-table" ?disabled=${!this.changed} @click=${()=>void this.save()}>
                ${T(`save`,e)}
              </button>`:s}
      </div>
      ${r.length===0?n`<p>${T(`noTables`,e)}</p>`:s}
      ${this.table?s:n`<p class="row">
              ${c.map(t=>n`<button class="begin" @click=${()=>void this.begin(t)}>${T(`newTable`,e,t)}</button>`)}
            </p>`}
      ${this.table&&this.desk&&K(this.key)?n`<div class="effect" role="status" aria-busy=${this.waiting?`true`:`false`}>
              ${Oe(this.desk,this.said,this.key,this.rows,this.row)}
              ${this.waiting&&!this.said?n`<p class="small">${T(`working`,e)}</p>`:s}
              ${k(this.desk,this.wrong,void 0)}
            </div>`:s}
      ${this.table?n`<div class="grid" tabindex="0" role="region" aria-label=${this.table.file}>
                <table>
                  <tbody>
                    ${this.rows.slice(0,501).map((e,t)=>this.line(e,t,l))}
                  </tbody>
                </table>
              </div>
              ${this.rows.length>501?n`<p class="small">${ze} / ${this.rows.length-1} ${T(`rows`,e)}</p>`:n`<div class="row">
                      <button
                        @click=${()=>{this.rows.push(Array.from({length:l},()=>``)),this.edit()}}
                      >
                        ${T(`addRow`,e)}
                      </button>
                      <button
                        @click=${()=>{this.rows.forEach(e=>e.push(...Array.from({length:l+1-e.length},()=>``))),this.edit()}}
                      >
                        ${T(`addColumn`,e)}
                      </button>
                    </div>`}`:s}`}line(e,t,r){let i=e=>this.rows[0]?.[e]||String(e+1);return n`<tr>
      ${Array.from({length:r},(r,a)=>n`<td>
            <input
              aria-label=${`${i(a)}, ${t+1}`}
              .value=${L(e[a]??``)}
              @focus=${()=>{this.row=t,this.requestUpdate()}}
              @input=${n=>{for(;e.length<=a;)e.push(``);e[a]=n.target.value,this.mirror(t,a),this.edit()}}
            />
          </td>`)}
      <td>
        ${t>0?n`<button
                aria-label=${`${T(`removeRow`,this.language)} ${t+1}`}
                @click=${()=>{this.rows.splice(t,1),this.edit()}}
              >
                ×
              </button>`:s}
      </td>
    </tr>`}},$=[`files`,`form`,`tables`,`run`,`text`],Ke=class extends r{constructor(...e){super(...e),this.desk=new p,this.tab=`files`,this.toField=e=>{this.show(`form`),this.updateComplete.then(()=>{re(e)||this.show(`text`)})}}createRenderRoot(){return this}connectedCallback(){super.connectedCallback();let e=new URLSearchParams(location.hash.slice(1)),t=e.get(`lang`)??localStorage.getItem(`carbonscape-lang`)??navigator.language;this.desk.language=t.startsWith(`zh`)?`zh`:`en`;let n=e.get(`dark`)??localStorage.getItem(`carbonscape-dark`);this.desk.dark=n===null?matchMedia(`(prefers-color-scheme: dark)`).matches:n===`1`;let r=e.get(`tab`);this.tab=$.find(e=>e===r)??`files`,this.desk.on(()=>this.requestUpdate()),this.look(),this.desk.open().catch(e=>{this.desk.failed=String(e),this.requestUpdate()})}look(){let{language:e,dark:t,study:n}=this.desk;document.documentElement.lang=e===`zh`?`zh-CN`:`en`,document.documentElement.dataset.theme=t?`dark`:`light`,document.title=T(`title`,e),localStorage.setItem(`carbonscape-lang`,e),localStorage.setItem(`carbonscape-dark`,t?`1`:`0`);let r=new URLSearchParams({tab:this.tab,lang:e,dark:t?`1`:`0`});n&&r.set(`study`,n.file),history.replaceState(null,``,`#`+r.toString()),this.requestUpdate()}show(e){this.tab=e,this.look()}t(e){return T(e,this.desk.language)}render(){let e=this.desk,t=e.studies();return n`<header>
        <h1>${this.t(`title`)}</h1>
        ${t.length>0?n`<label for="study">${this.t(`studyFile`)}</label>
                <select
                  id="study"
                  .value=${e.study?.file??``}
                  @change=${t=>{e.load(t.target.value).then(()=>this.look())}}
                >
                  ${t.map(t=>n`<option value=${t} ?selected=${t===e.study?.file}>${t}</option>`)}
                </select>`:s}
        <span class="grow"></span>
        <button
          @click=${()=>{e.language=e.language===`en`?`zh`:`en`,this.look()}}
        >
          ${this.t(`language`)}
        </button>
        <button
          @click=${()=>{e.dark=!e.dark,this.look()}}
        >
          ${this.t(e.dark?`light`:`dark`)}
        </button>
      </header>
      ${this.trouble()}
      <div role="tablist" class="tabs" aria-label=${this.t(`study`)} @keydown=${e=>this.turn(e)}>
        ${$.map(e=>n`<button
              role="tab"
              id=${`tab-`+e}
              aria-selected=${String(e===this.tab)}
              aria-controls="panel"
              tabindex=${e===this.tab?0:-1}
              @click=${()=>this.show(e)}
            >
              ${this.t(e)}${e===`run`?this.count():s}
            </button>`)}
      </div>
      <main id="panel" role="tabpanel" aria-labelledby=${`tab-`+this.tab} tabindex="-1">${this.panel()}</main>`}count(){let e=this.desk.problems.filter(e=>!e.caution).length;return e>0?n` <span class="count problem">${e}</span>`:s}turn(e){let t=e.key===`ArrowRight`?1:e.key===`ArrowLeft`?-1:0;if(t===0)return;let n=$[($.indexOf(this.tab)+t+$.length)%$.length];this.show(n),this.updateComplete.then(()=>document.getElementById(`tab-`+n)?.focus())}trouble(){let e=this.desk;if(e.refused.length===0&&!e.failed)return s;let t=e.refused.some(e=>e.code===`STUDIO-02`);return n`<div class="trouble" role="alert">
      ${e.failed?n`<p>${this.t(`failedAsk`)}${this.t(`colon`)}${e.failed}</p>`:s}
      ${k(e,e.refused,this.toField)}
      ${t&&e.study?n`<button @click=${()=>e.study&&void e.load(e.study.file)}>${this.t(`reload`)}</button>`:s}
      <button
        @click=${()=>{e.refused=[],e.failed=``,this.requestUpdate()}}
      >
        ${this.t(`close`)}
      </button>
    </div>`}panel(){let e=this.desk;if(!e.form)return n`<p role="status">${this.t(`looking`)}</p>`;if(!e.study)return n`${this.creation()} ${j(e)}`;switch(this.tab){case`files`:return j(e);case`form`:return ge(e);case`tables`:return Ue(e);case`run`:return ye(e,this.toField);case`text`:return this.source()}}creation(){return n`<section>
      <h2>${this.t(`newStudy`)}</h2>
      <p>${this.t(`newStudyHelp`)}</p>
      <div class="row">
        <label for="new-title">${this.t(`studyTitle`)}</label><input id="new-title" autocomplete="off" />
        <label for="new-file">${this.t(`fileName`)}</label><input id="new-file" value="study.yaml" autocomplete="off" />
        <button class="main" id="create" @click=${()=>{let e=this.querySelector(`#new-title`)?.value.trim(),t=this.querySelector(`#new-file`)?.value.trim();e&&t&&this.desk.create(/\.ya?ml$/i.test(t)?t:t+`.yaml`,e).then(()=>this.look())}}>${this.t(`create`)}</button>
      </div>
    </section>`}source(){return n`<label for="source">${this.desk.study?.file}</label>
      <textarea id="source" rows="30" spellcheck="false" .value=${this.desk.study?.text??``}></textarea>
      <div class="row"><button class="main" @click=${()=>{let e=this.querySelector(`#source`)?.value;e!==void 0&&this.desk.write(e)}}>${this.t(`save`)}</button></div>
      ${k(this.desk,this.desk.problems,this.toField)}`}};customElements.define(`cs-tables`,Ge),customElements.define(`cs-studio`,Ke);