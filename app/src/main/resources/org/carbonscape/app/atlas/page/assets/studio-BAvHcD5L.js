import{c as e,d as t,f as n,l as r,n as i,o as a,s as o,u as s}from"./text-D8cdFNdn.js";var c=class extends Error{constructor(e,t,n){super(n),this.status=e,this.problems=t}};async function l(e,t){let n=await fetch(`studio/`+e,t===void 0?{}:{method:`POST`,body:t}),r=(n.headers.get(`Content-Type`)??``).startsWith(`application/json`);if(n.ok&&r)return n.json();let i=r?(await n.json()).problems:[];throw new c(n.status,i,r?``:await n.text())}var u=(e,t)=>e+`?file=`+encodeURIComponent(t),d={workspace:()=>l(`workspace`),form:()=>l(`form`),study:e=>l(u(`study`,e)),change:(e,t,n)=>l(u(`study`,e),JSON.stringify({version:t,edits:n})),write:(e,t,n)=>l(u(`study`,e),JSON.stringify({version:t,text:n})),check:e=>l(u(`check`,e),`{}`),inspect:async e=>(await l(`inspect`,JSON.stringify({files:e}))).files,upload:async(e,t)=>(await l(u(`files`,e),t)).files,runs:async()=>(await l(`runs`)).runs,run:(e,t,n,r)=>l(`runs`,JSON.stringify({study:e,out:t,language:n,replace:r})),cancel:e=>l(`runs/${encodeURIComponent(e)}/cancel`,`{}`),table:e=>l(u(`table`,e)),writeTable:(e,t,n)=>l(u(`table`,e),JSON.stringify({version:t,rows:n})),effect:(e,t)=>l(`effect/`+e,JSON.stringify(t))},f=256<<20,p=class{constructor(){this.language=`en`,this.dark=!1,this.listed={folder:``,files:[],results:[],uploadBytes:0},this.checking=!1,this.inspected=new Map,this.looking=!1,this.lookAgain=!1,this.runs=[],this.refused=[],this.failed=``,this.sending=``,this.followers=[],this.pending=Promise.resolve()}on(e){this.followers.push(e)}tell(){this.followers.forEach(e=>e())}get problems(){return this.study?this.checked?.version===this.study.version?this.checked.problems:this.study.problems:[]}async open(){[this.form,this.listed]=await Promise.all([d.form(),d.workspace()]);let e=this.studies(),t=new URLSearchParams(location.hash.slice(1)).get(`study`),n=e.find(e=>e===t)??e.find(e=>/(^|\/)study\.ya?ml$/.test(e))??e[0];n&&await this.load(n),this.tell(),this.follow(),this.look()}studies(){return this.listed.files.map(e=>e.name).filter(e=>/\.ya?ml$/i.test(e))}follow(){new EventSource(`studio/events`).addEventListener(`runs`,e=>{let t=this.runs.filter(e=>e.result).length;this.runs=JSON.parse(e.data).runs,this.tell(),this.runs.filter(e=>e.result).length!==t&&this.refresh()})}async try(e){let t=this.pending.then(e);this.pending=t.catch(()=>void 0);try{let e=await t;return this.refused=[],this.failed=``,this.tell(),e}catch(e){this.refused=e instanceof c?e.problems:[],this.failed=e instanceof c&&e.problems.length>0?``:String(e instanceof Error?e.message:e),this.tell();return}}load(e){return this.try(async()=>{this.study=await d.study(e),this.checked=void 0,this.soonChecked()})}change(e){return this.try(async()=>{this.study&&(this.study=await d.change(this.study.file,this.study.version,e),this.soonChecked())})}write(e){return this.try(async()=>{this.study&&(this.study=await d.write(this.study.file,this.study.version,e),this.soonChecked())})}create(e,t){return this.try(async()=>{this.study=await d.change(e,``,[{path:[`study`],value:t}]),this.listed=await d.workspace()})}soonChecked(){clearTimeout(this.checkLater),this.checkLater=window.setTimeout(()=>void this.check(),700)}async check(){if(clearTimeout(this.checkLater),!this.study||this.checking)return;this.checking=!0,this.tell();let e=this.study.file;try{this.checked=await d.check(e)}catch(e){this.failed=String(e)}this.checking=!1,this.tell(),this.study?.file===e&&this.checked&&this.checked.version!==this.study.version&&this.soonChecked()}async refresh(){await this.try(async()=>{this.listed=await d.workspace()}),await this.look()}async look(e=[]){let t=this.listed.files.filter(t=>e.includes(t.name)||t.bytes<f&&/\.(tiff?|img|asc|vrt|gpkg|shp|geojson|fgb|kml|csv|tsv|txt|xlsx?|xlsm)$/i.test(t.name)).map(e=>e.name).slice(0,60);if(this.lookAgain=this.looking,!(t.length===0||this.looking)){this.looking=!0,this.tell();try{for(let e of t)if(!this.inspected.has(e)){for(let t of await d.inspect([e]))this.inspected.set(t.file,t);this.tell()}let e=await d.inspect(t);this.inspected=new Map(e.map(e=>[e.file,e]))}catch(e){this.failed=String(e)}this.looking=!1,this.tell(),this.lookAgain&&await this.look(e)}}async upload(e){for(let t of e)if(this.sending=t.name,this.tell(),!await this.try(()=>d.upload(t.name,t)))break;this.sending=``;let t=this.refused;await this.refresh(),this.refused=t,this.tell()}run(e,t,n){return this.try(async()=>{await d.run(e,t,this.language,n),this.runs=await d.runs()})}cancel(e){return this.try(()=>d.cancel(e))}};function m(e){return typeof e==`object`&&!Array.isArray(e)}function h(e,t){let n=e;for(let e of t)n=m(n)?n[e]:void 0;return n}function g(e,t){let n=[e.key,...e.alsoCalled??[]];return m(t)&&n.find(e=>e in t)||e.key}function ee(e,t){let n=e.items??[],r=n.filter(e=>e.key===`*`);if(r.length===0||!m(t))return[];let i=new Set(n.flatMap(e=>[e.key,...e.alsoCalled??[]]));return Object.keys(t).filter(e=>!i.has(e)).map(e=>({key:e,item:r.find(n=>!!n.items===m(t[e]))??r[0]}))}function _(e){if(e===void 0||m(e))return``;if(!Array.isArray(e))return e;let t=e.map(e=>typeof e==`string`?e:JSON.stringify(e));return t.join(t.some(e=>/[,，\n]/.test(e))?`
`:`, `)}function v(e,t){let n=t.trim();if(n===``)return;if(!e.list)return n;let r=n.replace(/^\[(.*)\]$/s,`$1`).split(n.includes(`
`)?`
`:/[,，]/).map(e=>e.trim()).filter(e=>e!==``);return r.length===1?r[0]:r}var y=(e,t)=>t.every((t,n)=>e[n]===t);function b(e,t){return e.filter(e=>e.path.length===t.length&&y(e.path,t))}function x(e,t){return e.filter(e=>y(e.path,t))}function S(e,t){let n=t.split(`/`).slice(0,-1),r=e.split(`/`),i=0;for(;i<n.length&&i<r.length-1&&n[i]===r[i];)i++;return`../`.repeat(n.length-i)+r.slice(i).join(`/`)}function C(e,t){let n=t.split(`/`).slice(0,-1);for(let t of e.split(`/`))t===`..`?n.pop():t!==`.`&&t!==``&&n.push(t);return n.join(`/`)}function w(e){return/FILE|RASTER|\bPATH\b/.test(e.label??``)}var te={title:[`Carbonscape studio`,`Carbonscape 工作台`],study:[`Study`,`研究`],studyFile:[`Study file`,`研究文件`],newStudy:[`New study`,`新建研究`],newStudyHelp:[`There is no study file here yet. Name one; it is written into the workspace.`,`此工作区还没有研究文件。请为研究命名，文件将写入工作区。`],studyTitle:[`Title of the study`,`研究名称`],create:[`Create`,`创建`],fileName:[`File name`,`文件名`],files:[`Files`,`文件`],form:[`Settings`,`设置`],tables:[`Tables`,`表格`],run:[`Check and run`,`检查与运行`],text:[`Text`,`文本`],language:[`中文`,`English`],dark:[`Dark`,`深色`],light:[`Light`,`浅色`],workspace:[`Workspace`,`工作区`],drop:[`Drop files here, or choose them`,`将文件拖到此处，或点击选择`],dropHelp:[`A zip archive is unpacked. Files that are there already are never replaced. Large rasters: copy them into the workspace folder yourself.`,`压缩包会自动解压；已有的同名文件不会被替换。较大的栅格请直接复制到工作区文件夹。`],sending:[`Sending`,`正在上传`],refresh:[`Look again`,`刷新`],whatIsIt:[`What is it?`,`查看内容`],looking:[`Looking into the files …`,`正在读取文件…`],raster:[`raster`,`栅格`],vector:[`polygons`,`面`],table:[`table`,`表格`],unknown:[`other`,`其他`],crs:[`Coordinate system`,`坐标系`],grid:[`Grid`,`格网`],cells:[`cells`,`像元`],cell:[`cell`,`像元边长`],noData:[`No data`,`无数据`],classes:[`Classes`,`类别`],values:[`Values`,`数值范围`],years:[`Years`,`年份`],overlaps:[`Covered by the others`,`被其他文件覆盖`],units:[`Units`,`单元`],idColumn:[`id`,`编号`],nameColumn:[`name`,`名称`],columns:[`Columns`,`列`],rows:[`rows`,`行`],criteria:[`Criteria`,`准则`],sheet:[`Sheet`,`工作表`],noTable:[`no table begins here`,`未见表头`],namedBy:[`named by {0}, {1} % of the cells`,`按图例 {0} 命名，覆盖 {1} % 的像元`],useLand:[`Use as land use of`,`用作该年土地利用：`],useLegend:[`Use this legend`,`采用此图例`],useUnits:[`Use as units`,`用作单元`],useAs:[`Use as`,`用作`],useDriver:[`Use as driver`,`用作驱动因子`],used:[`in the study`,`已用于研究`],add:[`Add`,`添加`],addSection:[`Add with settings of its own`,`添加并单独设置`],remove:[`Take out`,`移除`],name:[`Name`,`名称`],value:[`Value`,`值`],use:[`use`,`启用`],standard:[`default`,`默认`],example:[`such as`,`如`],required:[`required`,`必填`],check:[`Check`,`检查`],checking:[`Checking …`,`正在检查…`],checked:[`Checked`,`已检查`],unchecked:[`Changed since the last check`,`上次检查后有改动`],colon:[`: `,`：`],comma:[`, `,`，`],problems:[`{0} problems`,`{0} 个问题`],oneProblem:[`1 problem`,`1 个问题`],cautions:[`{0} cautions`,`{0} 条提醒`],oneCaution:[`1 caution`,`1 条提醒`],problem:[`Problem`,`问题`],caution:[`Caution`,`提醒`],nothingWrong:[`Nothing is wrong with it.`,`没有发现问题。`],memory:[`Memory for a run: about`,`运行约需内存：`],start:[`Run`,`运行`],out:[`Folder of the result`,`结果文件夹`],replace:[`Replace an earlier result that was changed since`,`允许替换改动过的旧结果`],cancel:[`Cancel`,`取消`],again:[`Run again`,`再次运行`],runs:[`Runs`,`任务`],noRuns:[`Nothing has run here yet.`,`还没有运行过。`],waiting:[`waiting`,`等待中`],running:[`running`,`运行中`],done:[`done`,`已完成`],failed:[`failed`,`失败`],cancelled:[`cancelled`,`已取消`],left:[`ended with the program; run it again: what its stages had finished is kept`,`随程序中断；可再次运行，已完成的阶段会从缓存继续`],secondsLeft:[`about {0} left`,`约剩 {0}`],fromCache:[`from the cache`,`取自缓存`],openAtlas:[`Open the atlas`,`打开图集`],openReport:[`Report`,`报告`],results:[`Results here`,`已有结果`],save:[`Save`,`保存`],reload:[`Reload`,`重新载入`],failedAsk:[`The program does not answer`,`程序没有响应`],goTo:[`Go to the field`,`转到该项`],close:[`Close`,`关闭`],chooseTable:[`Table`,`表格`],chooseOne:[`Choose a table…`,`请选择表格`],noTables:[`The study names no tables yet.`,`研究中尚未引用表格。`],otherTables:[`Other tables of the workspace`,`工作区中的其他表格`],addRow:[`Add a row`,`添加一行`],addColumn:[`Add a column`,`添加一列`],removeRow:[`Take out this row`,`移除此行`],consistency:[`Consistency ratio CR`,`一致性比例 CR`],consistent:[`consistent (under 0.10)`,`一致（小于 0.10）`],inconsistent:[`inconsistent (0.10 or more)`,`不一致（不小于 0.10）`],worst:[`Look first at {0} against {1}: {2} is given, the others imply {3}.`,`先看 {0} 与 {1}：所给为 {2}，其余判断推得 {3}。`],newTable:[`New table {0}`,`新建表 {0}`],working:[`Working it out …`,`正在计算…`],byMethod:[`weights by {0}, random index {1}`,`权重方法 {0}，随机一致性指标 {1}`],gradingOf:[`Grading of {0}`,`{0} 的分级`],curve:[`Score over value`,`得分随取值的变化`],noCurve:[`This row makes no curve yet.`,`此行尚不能画出曲线。`],landByScore:[`Share of land by score`,`各得分的土地占比`],landByLevel:[`Share of land by level`,`各等级的土地占比`],landByZone:[`Share of land by zone`,`各分区的土地占比`],coarse:[`Preview on {0} × {1} cells; in a run small patches join their surroundings.`,`预览基于 {0} × {1} 个像元；正式运行时，小图斑将并入周围。`],unknownLayers:[`Only a run knows {0}: rules about it match nowhere in this preview. Run the study once to see them.`,`{0} 须运行后才有；预览中与之有关的规则均不成立。请先运行一次研究。`],recorded:[`Hot spots are those of the result “{0}”; a run finds them anew.`,`冷热点取自已有结果“{0}”；正式运行时将重新计算。`],aboutSoon:[`About right: worked out on cells of {0} m. The exact shares follow.`,`近似结果：按 {0} 米像元估算，精确占比随后给出。`],aboutOnly:[`About right: worked out on cells of {0} m. Only a run gives exact shares for a study of this size.`,`近似结果：按 {0} 米像元估算。此研究范围较大，精确占比须运行后得出。`],scenario:[`Scenario`,`情景`],moved:[`Land moved, ha`,`转换土地（ha）`],difference:[`Change of net flux, tCO₂ a year`,`净通量变化（tCO₂/年）`],line:[`line {0}`,`第 {0} 行`],seconds:[`s`,`秒`],minutes:[`min`,`分`],hours:[`h`,`小时`]};function T(e,t,...n){return te[e][t===`en`?0:1].replace(/\{(\d)\}/g,(e,t)=>String(n[Number(t)]??``))}function E(e,t,n){return T(e===1?t===`problems`?`oneProblem`:`oneCaution`:t,n,e)}function D(e,t){let n=Math.max(0,Math.round(e)),r=e=>T(e,t);return n<60?`${n} ${r(`seconds`)}`:n<3600?`${Math.floor(n/60)} ${r(`minutes`)} ${n%60} ${r(`seconds`)}`:`${Math.floor(n/3600)} ${r(`hours`)} ${Math.floor(n/60)%60} ${r(`minutes`)}`}function O(e,t){let n=e.charAt(0).toUpperCase()+e.slice(1);return/[.。?？!！]$/.test(n)?n:n+(t===`zh`?`。`:`.`)}var k=e=>`f-`+e.map(e=>encodeURIComponent(e)).join(`-`);function ne(e){for(let t=e.length;t>0;t--){let n=document.getElementById(k(e.slice(0,t)));if(n){for(let e=n;e;e=e.parentElement)e instanceof HTMLDetailsElement&&(e.open=!0);return n.scrollIntoView({block:`center`}),n.focus(),!0}}return!1}function A(t,n,r,i){if(n.length===0)return e;let o=t.language;return s`<ul class="problems" id=${i??e}>
    ${n.map(t=>s`<li class=${t.caution?`caution`:`problem`}>
          <span class="mark">${T(t.caution?`caution`:`problem`,o)}</span>
          ${r?s`<b>${a(t.place,o)}</b>${T(`colon`,o)}`:e}${O(a(t.found,o),o)}
          <span class="remedy">${a(t.remedy,o)}</span>
          <code class="small">${t.code}</code>
          ${r&&t.path.length>0?s`<button class="plain" @click=${()=>r(t.path)}>${T(`goTo`,o)}</button>`:e}
        </li>`)}
  </ul>`}var j=.9;function M(e){let t=e.language,n=t=>t&&void e.upload([...t]);return s`<div
      class="drop"
      @dragover=${e=>e.preventDefault()}
      @drop=${e=>{e.preventDefault(),n(e.dataTransfer?.files)}}
    >
      <label for="upload">${T(`drop`,t)}</label>
      <input
        id="upload"
        type="file"
        multiple
        aria-describedby="upload-help"
        @change=${e=>n(e.target.files)}
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
      ${e.listed.files.filter(e=>!/\.(aux\.xml|ya?ml|dbf|shx|prj|cpg|tfw|ovr)$/i.test(e.name)).map(t=>re(e,t.name,t.bytes))}
    </ul>`}function re(t,n,r){let i=t.language,a=t.inspected.get(n),o=a&&[`raster`,`vector`,`table`].includes(a.kind)?a.kind:`unknown`;return s`<li>
    <h3>
      ${n}
      <span class="badge">${T(o,i)}</span>
      ${ie(t,n)?s`<span class="badge used">${T(`used`,i)}${T(`colon`,i)}${ie(t,n)}</span>`:e}
    </h3>
    ${a?oe(t,a):s`<p class="small">
            ${r<1e6?`${Math.ceil(r/1e3)} kB`:`${(r/1e6).toFixed(1)} MB`}
            <button @click=${()=>void t.look([n])}>${T(`whatIsIt`,i)}</button>
          </p>`}
  </li>`}function ie(e,t){let n=e.study;if(!n)return``;let r=(e,i)=>{if(typeof e==`string`)return C(ae(e),n.file)===t?i.join(`.`):``;let a=Array.isArray(e)?e.map(e=>[``,e]):Object.entries(e);for(let[e,t]of a){let n=r(t,e?[...i,e]:i);if(n)return n}return``};return r(n.values,[])}function ae(e){return e.replace(/(\.xls[xm]?)#.*$/i,`$1`)}function oe(e,t){let n=e.language,r=[],a=Array.isArray(t.columns)?t.columns:void 0;if(t.crs&&r.push([T(`crs`,n),t.crs]),t.kind===`raster`&&typeof t.columns==`number`&&(r.push([T(`grid`,n),`${i(t.columns)} × ${i(t.rows??0)}, ${T(`cell`,n)} ${(t.cell??[]).map(e=>i(e)).join(` × `)}, ${t.type??``}`]),r.push([T(`noData`,n),`${i(t.emptyCells??0)} ${T(`cells`,n)}${t.noDataValue?` (${t.noDataValue})`:``}`])),t.classes&&t.classes.length<=60?r.push([T(`classes`,n),se(t,n)]):t.classes&&r.push([T(`classes`,n),i(t.classes.length)]),t.criteria&&r.push([T(`criteria`,n),t.criteria.join(`, `)]),t.values&&r.push([T(`values`,n),`${t.values.least===null?`-`:i(t.values.least)} … ${t.values.greatest===null?`-`:i(t.values.greatest)}`]),t.years.length>0&&r.push([T(`years`,n),t.years.join(`, `)]),t.features!==void 0&&r.push([T(`units`,n),`${i(t.features)}${t.id?`, ${T(`idColumn`,n)}${T(`colon`,n)}${t.id}`:``}${t.name?`, ${T(`nameColumn`,n)}${T(`colon`,n)}${t.name}`:``}`]),t.sheets&&t.sheets.length>1)for(let i of t.sheets)r.push([`${T(`sheet`,n)} ${i.sheet}`,ce(e,t,i)]);else a&&r.push([T(`columns`,n),P(a,t.kind===`table`,t.rows,n)]);let o=(t.overlaps??[]).filter(e=>e.share<.9995);return o.length>0&&r.push([T(`overlaps`,n),o.map(e=>s`<div>${e.file}: ${Math.floor(e.share*1e3)/10} %</div>`)]),s`<dl>
      ${r.map(([e,t])=>s`<dt>${e}</dt>
            <dd>${t}</dd>`)}
    </dl>
    ${A(e,t.problems,void 0)} ${le(e,t)}`}function se(t,n){let r=t.legends?.find(e=>e.share>j),a=new Map(r?.classes.map(e=>[e.code,e]));return s`<table class="small">
    ${r?s`<caption>
            ${T(`namedBy`,n,r.legend,Math.floor(r.share*1e3)/10)}
          </caption>`:e}
    <tbody>
      ${t.classes?.map(e=>{let t=a.get(e.code);return s`<tr>
          <td>
            <svg width="12" height="12" aria-hidden="true">
              <rect width="12" height="12" fill=${t?.color??`none`} stroke="currentColor" />
            </svg>
          </td>
          <td>${e.code}</td>
          <td>${t?.class??e.name??``}</td>
          <td class="number">${i(e.cells)} ${T(`cells`,n)}</td>
        </tr>`})}
    </tbody>
  </table>`}function ce(t,n,r){let i=t.language,a=r.columns?P(r.columns,!0,r.rows,i):s`<span class="small">${r.criteria?r.criteria.join(`, `):T(`noTable`,i)}</span>`,o=t.study,c=o?F(t,r.usableAs,`${S(n.file,o.file)}#${r.sheet}`):[];return s`${a}
  ${c.length>0?s`<div class="row">${c.map(e=>N(t,e))}</div>`:e}`}function N(e,[t,n]){return s`<button @click=${()=>void e.change(n)}>${t}</button>`}function P(t,n,r,a){return s`${n?s`<div>${i(r??0)} ${T(`rows`,a)}</div>`:e}
    <ul class="columns small" tabindex="0" aria-label=${T(`columns`,a)}>
      ${t.map(e=>s`<li>
            <b>${e.name}</b>${e.unit?` [${e.unit}]`:``}: ${e.examples.join(`, `)}${e.distinct>3?` …`:``}
          </li>`)}
    </ul>`}function le(t,n){let r=t.study;if(!r)return e;let i=t.language,a=S(n.file,r.file),o=[],c=(...e)=>h(r.values,e)!==void 0,l=e=>n.file.split(`/`).pop()===e.legend?a:t.inspected.has(e.legend)?S(e.legend,r.file):e.legend;if(n.kind===`raster`&&n.classes){for(let e of n.years.slice(0,2)){let t=[{path:[`landUse`,`phases`,String(e)],value:a}],s=n.legends?.[0];s&&s.share>j&&!c(`landUse`,`legend`)&&t.push({path:[`landUse`,`legend`],value:l(s)}),h(r.values,[`landUse`,`phases`,String(e)])!==a&&o.push([`${T(`useLand`,i)} ${e}`,t])}for(let e of(n.legends??[]).filter(e=>e.share>.99))h(r.values,[`landUse`,`legend`])!==l(e)&&n.years.length>0&&o.push([`${T(`useLegend`,i)}: ${e.legend}`,[{path:[`landUse`,`legend`],value:l(e)}]])}let u=(n.file.split(`/`).pop()??``).replace(/\.[^.]*$/,``).replace(/[^\p{L}\p{N}_-]/gu,`_`);if(n.kind===`raster`&&n.values&&!c(`drivers`,u)&&o.push([`${T(`useDriver`,i)} ${u}`,[{path:[`drivers`,u],value:a}]]),n.kind===`vector`&&!c(`units`,u)){let e={file:a};n.id&&(e.id=n.id),n.name&&(e.name=n.name),o.push([`${T(`useUnits`,i)} ${u}`,[{path:[`units`,u],value:e}]])}return(n.sheets?.length??0)<2&&o.push(...F(t,n.usableAs??[],a)),s`<div class="row">${o.map(e=>N(t,e))}</div>`}function F(e,t,n){let r=e.study,i=[];for(let a of r?t:[]){let t=a.split(`.`);if(!r||h(r.values,t)===n)continue;let o=[{path:t,value:n}],s=h(r.values,[`units`]),c=m(s)&&Object.keys(s).find(e=>m(s[e])&&`file`in s[e]);t[t.length-1]===`file`&&c&&o.push({path:[...t.slice(0,-1),`units`],value:c}),i.push([`${T(`useAs`,e.language)} ${a.replace(/\.file$/,``)}`,o])}return i}var I={ATTRIBUTE:1,CHILD:2,PROPERTY:3,BOOLEAN_ATTRIBUTE:4,EVENT:5,ELEMENT:6},ue=e=>(...t)=>({_$litDirective$:e,values:t}),de=class{constructor(e){}get _$AU(){return this._$AM._$AU}_$AT(e,t,n){this._$Ct=e,this._$AM=t,this._$Ci=n}_$AS(e,t){return this.update(e,t)}update(e,t){return this.render(...t)}},{I:fe}=t,pe=e=>e.strings===void 0,me={},he=(e,t=me)=>e._$AH=t,L=ue(class extends de{constructor(e){if(super(e),e.type!==I.PROPERTY&&e.type!==I.ATTRIBUTE&&e.type!==I.BOOLEAN_ATTRIBUTE)throw Error("The `live` directive is not allowed on child or event bindings");if(!pe(e))throw Error("`live` bindings can only contain a single expression")}render(e){return e}update(t,[n]){if(n===r||n===e)return n;let i=t.element,a=t.name;if(t.type===I.PROPERTY){if(n===i[a])return r}else if(t.type===I.BOOLEAN_ATTRIBUTE){if(!!n===i.hasAttribute(a))return r}else if(t.type===I.ATTRIBUTE&&i.getAttribute(a)===n+``)return r;return he(t),n}});function ge(e){return!e.form||!e.study?s``:s`<form @submit=${e=>e.preventDefault()}>
    ${A(e,b(e.problems,[]),()=>void 0)}
    ${R(e,e.form,[],e.study.values)}
    <datalist id="files">
      ${e.listed.files.map(t=>s`<option value=${S(t.name,e.study?.file??``)}></option>`)}
    </datalist>
  </form>`}function R(e,t,n,r){let i=(t.items??[]).filter(e=>e.key!==`*`),a=i.filter(e=>!e.items),o=i.filter(e=>e.items);return s`${a.map(t=>B(e,t,[...n,g(t,r)],!1))}
  ${ee(t,r).map(({key:t,item:r})=>r.items?V(e,r,[...n,t],!0):B(e,r,[...n,t],!0))}
  ${ve(e,t,n)} ${o.map(t=>V(e,t,[...n,g(t,r)],!1))}`}function z(e,t,n){e.change([n===void 0?{path:t}:{path:t,value:n}])}function B(t,n,r,i){let o=t.language,c=k(r),l=h(t.study?.values??{},r),u=x(t.problems,r),d=_(l),f=r[r.length-1],p=[c+`-help`,u.length>0?c+`-problems`:``].join(` `).trim(),m=u.some(e=>!e.caution)?`true`:`false`;return s`<div class="field">
    <label for=${c}
      >${f}${n.required?s` <span class="small">(${T(`required`,o)})</span>`:e}</label
    >
    <div class="entry">
      ${_e(t,n,r,d,p,m,e=>z(t,r,v(n,e.target.value)))}
      ${i?s`<button
              type="button"
              aria-label=${T(`remove`,o)+` `+f}
              @click=${()=>z(t,r,void 0)}
            >
              ×
            </button>`:e}
    </div>
    <p class="small" id=${c+`-help`}>
      ${a(n.doc,o)}
      ${n.wanted&&!n.choices?.length&&n.schema?.type!==`boolean`?s`<span class="wanted">${O(a(n.wanted,o),o)}</span>`:e}
    </p>
    ${A(t,u,void 0,c+`-problems`)}
  </div>`}function _e(t,n,r,i,o,c,l){let u=t.language,d=k(r),f=a(n.default,u),p=n.choices?.length?n.choices.map(e=>({id:e.id,doc:a(e.doc,u)})):n.schema?.type===`boolean`?[{id:`true`,doc:``},{id:`false`,doc:``}]:[];if(p.length>0&&n.list){let n=i.split(/[,，\n]/).map(e=>e.trim()).filter(Boolean),a=e=>{let i=n.includes(e)?n.filter(t=>t!==e):[...n,e];z(t,r,i.length===0?void 0:i)},c=new Set(p.map(e=>e.id));return s`<div
      id=${d}
      class="choices"
      role="group"
      tabindex="-1"
      aria-label=${r[r.length-1]}
      aria-describedby=${o}
    >
      ${n.length===0&&f?s`<span class="small">${T(`standard`,u)}${T(`colon`,u)}${f}</span>`:e}
      ${n.filter(e=>!c.has(e)).map(e=>s`<label class="check"><input type="checkbox" checked @change=${()=>a(e)} />${e}</label>`)}
      ${p.map(e=>s`<label class="check"
            ><input
              type="checkbox"
              .checked=${L(n.includes(e.id))}
              @change=${()=>a(e.id)}
            />${e.doc?`${e.id}: ${e.doc}`:e.id}</label
          >`)}
    </div>`}if(p.length>0){let t=i===``||p.some(e=>e.id===i);return s`<select
      id=${d}
      aria-describedby=${o}
      aria-invalid=${c}
      .value=${L(i)}
      @change=${l}
    >
      <option value="" ?selected=${i===``}>
        ${f?`(${T(`standard`,u)}${T(`colon`,u)}${f})`:``}
      </option>
      ${t?e:s`<option value=${i} selected>${i}</option>`}
      ${p.map(e=>s`<option value=${e.id} ?selected=${e.id===i}>${e.doc?`${e.id}: ${e.doc}`:e.id}</option>`)}
    </select>`}let m=f?`${T(`standard`,u)}${T(`colon`,u)}${f}`:n.example?`${T(`example`,u)} ${n.example}`:``;if(i.includes(`
`))return s`<textarea
      id=${d}
      rows=${Math.min(8,i.split(`
`).length+1)}
      aria-describedby=${o}
      aria-invalid=${c}
      .value=${L(i)}
      @change=${l}
    ></textarea>`;let h=n.schema?.examples??[],g=h.length>0?d+`-list`:w(n)?`files`:void 0;return s`<input
      id=${d}
      list=${g??e}
      aria-describedby=${o}
      aria-invalid=${c}
      placeholder=${m}
      autocomplete="off"
      .value=${L(i)}
      @change=${l}
    />
    ${h.length>0?s`<datalist id=${d+`-list`}>
            ${h.map(e=>s`<option value=${e}></option>`)}
            ${w(n)?t.listed.files.filter(e=>/\.(csv|xlsx|tsv)$/i.test(e.name)).map(e=>s`<option value=${S(e.name,t.study?.file??``)}></option>`):e}
          </datalist>`:e}`}function V(t,n,r,i){let o=t.language,c=k(r),l=h(t.study?.values??{},r),u=l!==void 0,d=x(t.problems,r),f=d.filter(e=>!e.caution).length,p=d.length-f,m=r[r.length-1],g=u&&r.length===1||f>0||n.required&&r.length<3;return s`<details class="section" ?open=${g}>
    <summary id=${c}>
      <b>${m}</b> <span class="small">${a(n.doc,o)}</span>
      ${f>0?s`<span class="count problem">${E(f,`problems`,o)}</span>`:e}
      ${p>0?s`<span class="count caution">${E(p,`cautions`,o)}</span>`:e}
    </summary>
    ${i?s`<button type="button" @click=${()=>z(t,r,void 0)}>${T(`remove`,o)} ${m}</button>`:n.required?e:s`<label class="check"
              ><input
                type="checkbox"
                .checked=${L(u)}
                @change=${e=>z(t,r,e.target.checked?{}:void 0)}
              />${T(`use`,o)} ${m}</label
            >`}
    ${A(t,b(t.problems,r),void 0)}
    ${typeof l==`string`||Array.isArray(l)?s`<p class="problem">${_(l)}</p>`:R(t,n,r,l)}
  </details>`}function ve(t,n,r){let i=(n.items??[]).filter(e=>e.key===`*`);if(i.length===0)return e;let o=t.language,c=i.find(e=>!e.items),l=c!==void 0&&i.some(e=>e.items),u=k([...r,`+`]),d=e=>{let[n,i]=[...e.target.closest(`.adder`)?.querySelectorAll(`input`)??[]];if(!n?.value.trim())return n?.focus();let a=[...r,n.value.trim()],o=c&&i?v(c,i.value):{};if(o===void 0)return i?.focus();z(t,a,o),n.value=``,i&&(i.value=``),n.focus()};return s`<div class="adder row">
    <label for=${u}>${T(`name`,o)}</label>
    <input id=${u} autocomplete="off" placeholder=${r[r.length-1]===`phases`?`2020`:``} />
    ${c?s`<label for=${u+`v`}>${T(`value`,o)}</label>
            <input
              id=${u+`v`}
              autocomplete="off"
              list=${w(c)?`files`:e}
              placeholder=${c.example??``}
              @keydown=${e=>e.key===`Enter`&&d(e)}
            />`:e}
    <button type="button" @click=${d}>${T(`add`,o)}</button>
    ${l?s`<button type="button" @click=${e=>{let n=e.target.closest(`.adder`)?.querySelector(`input`);if(!n?.value.trim())return n?.focus();z(t,[...r,n.value.trim()],{}),n.value=``}}>${T(`addSection`,o)}</button>`:e}
    <span class="small">${a(i[0].doc,o)}</span>
  </div>`}function ye(t,n){let r=t.language,i=t.problems,a=i.filter(e=>!e.caution).length,o=t.checked!==void 0&&t.checked.version===t.study?.version,c=()=>{let e=document.querySelector(`#out`)?.value.trim(),n=document.querySelector(`#replace`)?.checked??!1;e&&t.study&&t.run(t.study.file,e,n)};return s`<section>
      <h2>${T(`check`,r)}</h2>
      <div class="row">
        <button ?disabled=${t.checking||!t.study} @click=${()=>void t.check()}>
          ${T(`check`,r)}
        </button>
        <span role="status" id="check-state">
          ${t.checking?T(`checking`,r):`${T(o?`checked`:`unchecked`,r)}${T(`colon`,r)}${E(a,`problems`,r)}${T(`comma`,r)}${E(i.length-a,`cautions`,r)}`}
        </span>
        ${o&&t.checked?.memory_mb!==void 0?s`<span class="small">${T(`memory`,r)} ${t.checked.memory_mb} MB</span>`:e}
      </div>
      ${i.length>0?A(t,i,n):o&&!t.checking?s`<p>${T(`nothingWrong`,r)}</p>`:e}
    </section>
    <section>
      <h2>${T(`start`,r)}</h2>
      <div class="row">
        <label for="out">${T(`out`,r)}</label>
        <input id="out" value="run" autocomplete="off" @keydown=${e=>e.key===`Enter`&&c()} />
        <label class="check"><input type="checkbox" id="replace" />${T(`replace`,r)}</label>
        <button id="start" class="main" ?disabled=${!t.study} @click=${c}>${T(`start`,r)}</button>
      </div>
    </section>
    <section>
      <h2>${T(`runs`,r)}</h2>
      ${t.runs.length===0?s`<p class="small">${T(`noRuns`,r)}</p>`:e}
      <ol class="runs">
        ${t.runs.map(e=>xe(t,e,n))}
      </ol>
      ${Se(t)}
    </section>`}function be(e,t){return e?new Date(e).toLocaleString(t===`zh`?`zh-CN`:`en-GB`):``}var H=(e,t)=>`results/${encodeURIComponent(t)}/#lang=${e.language}`;function xe(t,n,r){let i=t.language,o=n.state===`running`||n.state===`waiting`,c=n.now?.share;return s`<li class=${n.state}>
    <div class="row">
      <b>${n.out}</b> <span class="small">${n.study}</span>
      <span class="badge state">${T(n.state,i)}</span>
      <span class="small">${be(n.ended??n.started,i)}</span>
      ${o?s`<button @click=${()=>void t.cancel(n.id)}>${T(`cancel`,i)} ${n.out}</button>`:e}
      ${n.result?s`<a class="atlas" href=${H(t,n.out)}>${T(`openAtlas`,i)}</a>
              <a href=${`results/${encodeURIComponent(n.out)}/runs/1/report.html`}>${T(`openReport`,i)}</a>`:e}
      ${[`failed`,`cancelled`,`left`].includes(n.state)?s`<button @click=${()=>void t.run(n.study,n.out,!1)}>${T(`again`,i)}</button>`:e}
    </div>
    ${n.state===`running`?s`<div class="row">
            <progress aria-label=${T(`running`,i)} max="1" .value=${c??0}></progress>
            <span class="small"
              >${n.now?.left===void 0?e:T(`secondsLeft`,i,D(n.now.left,i))}</span
            >
          </div>`:e}
    <ol class="stages small">
      ${n.stages.map((t,r)=>{let c=o&&r===n.stages.length-1,l=c?n.now?.seconds:t.seconds;return s`<li aria-current=${c?`step`:e}>
          ${a(t.name,i)} ${l===void 0?e:D(l,i)}
          ${t.cached?s`<span>(${T(`fromCache`,i)} ${Math.round(t.cached*100)} %)</span>`:e}
        </li>`})}
    </ol>
    ${A(t,n.problems??[],r)}
  </li>`}function Se(t){let n=new Set(t.runs.filter(e=>e.result).map(e=>e.out)),r=t.listed.results.filter(e=>!n.has(e));return r.length===0?e:s`<h3>${T(`results`,t.language)}</h3>
    <ul>
      ${r.map(e=>s`<li><a href=${H(t,e)}>${e}</a></li>`)}
    </ul>`}var U={breaks:[`breakpoints`,`breakpoint`,`break`,`thresholds`,`intervals`,`分级`,`断点`],classes:[`class`,`categories`,`category`,`categorical`,`类别`,`分类`],quantiles:[`quantile`,`quintiles`,`percentiles`,`分位数`],minmax:[`min-max`,`min_max`,`min max`,`normalise`,`normalize`,`极差`],linear:[`line`,`continuous`,`function`,`线性`,`连续`]},Ce=/^(negative|-|-1|descending|less|cost|lower|low|min|负向|负|逆向|成本型)$/i,W=e=>{let t=e.split(/[|;；]/).map(e=>e.trim()).filter(e=>e!==``);return t.length===1&&/^[-+\d.eE,，\s]+$/.test(t[0])?t[0].split(/[,，\s]+/).filter(e=>e):t};function we(e,t){let n=e.map(e=>e.trim().toLowerCase().replace(/ /g,`_`)),r=e=>t[n.indexOf(e)]?.trim()??``,i=r(`grading`).toLowerCase(),a=W(r(`at`)),o=W(r(`scores`)),s=o.length===0?a:a.length===0?o:[];s.length>0&&s.every(e=>/.+[=:：].+/.test(e))&&(a=s.map(e=>e.replace(/\s*[=:：][^=:：]*$/,``)),o=s.map(e=>e.replace(/^.*[=:：]\s*/,``)));let c=Object.keys(U).find(e=>e===i||U[e].includes(i))??Te(i,a,o),l=Ce.test(r(`direction`)),u=c===`quantiles`?5:c===`breaks`?a.length+1:2,d=o.length>0?o.map(Number):Ee(u,l);if(c===``||d.some(Number.isNaN))return;if(c===`classes`)return a.length===0||o.length!==a.length?void 0:{classes:a.map((e,t)=>[e,d[t]])};let f=a.map(Number);if(f.some(Number.isNaN))return;if(c===`breaks`)return f.every((e,t)=>t===0||e>f[t-1])&&f.length>0&&d.length===f.length+1?{breaks:f,scores:d}:void 0;if(c===`quantiles`)return{breaks:d.slice(1).map((e,t)=>100*(t+1)/d.length),scores:d,percentiles:!0};if(d.length!==2)return;let p=c===`minmax`||f.length===0;if(!p&&f.length!==2)return;let[m,h]=p?f.length===2?f.map(e=>100*e):c===`minmax`?[1,99]:[0,100]:f;return{line:[m,h,d[0],d[1]],percentiles:p}}function Te(e,t,n){return e===``?t.length===0?n.length>2?`quantiles`:`minmax`:t.every(e=>/^[-+]?[\d.]+(e[-+]?\d+)?$/i.test(e))?n.length===t.length+1?`breaks`:t.length===2?`linear`:`classes`:`classes`:``}var Ee=(e,t)=>Array.from({length:e},(n,r)=>1+8*(t?e-1-r:r)/(e-1));function De(e,t){if(e.breaks&&e.scores){let{breaks:n,scores:r}=e,i=n[n.length-1]-n[0]||Math.abs(n[0])||1,[a,o]=G(e,n[0],n[n.length-1],i,t),s=[a,...n,o];return r.flatMap((e,t)=>[[s[t],e],[s[t+1],e]])}if(e.line){let[n,r,i,a]=e.line,o=Math.min(n,r),s=Math.max(n,r),[c,l]=G(e,o,s,s-o||1,t),[u,d]=n<=r?[i,a]:[a,i];return[[c,u],[o,u],[s,d],[l,d]]}return[]}function G(e,t,n,r,i){if(e.percentiles)return[0,100];let a=t-.35*r,o=n+.35*r;return[i&&i[0]<t?Math.max(a,i[0]):a,i&&i[1]>n?Math.min(o,i[1]):o]}function K(e){return/\.ahp(\[\d+\])?$/.test(e)?`ahp`:e===`suitability.criteria`?`criteria`:e===`suitability.zones`?`zones`:e===`scenarios`?`scenarios`:void 0}var q=(e,t,n=0)=>e.toLocaleString(t===`zh`?`zh-CN`:`en-GB`,{maximumFractionDigits:n});function Oe(t,n,r,i,a){let o=K(r),c=n&&n.kind===o?n:void 0;return s`${ke(t,n,o,i,a)} ${c?Ae(c,t.language):e}`}function ke(t,n,r,i,a){return r===`criteria`?Me(n?.kind===`criteria`?n:void 0,i,Math.max(1,a),t.language):!n||n.kind!==r?e:n.kind===`ahp`?je(n,t.language):n.kind===`zones`?Ie(n,t.language):Re(t,n)}function Ae(t,n){if(t.cell_m===void 0)return e;let r=q(Number(t.cell_m.toPrecision(2)),n);return s`<p class="small about">${T(t.follows?`aboutSoon`:`aboutOnly`,n,r)}</p>`}function je(t,n){let r=t.cr<t.limit;return s`<b id="cr">${T(`consistency`,n)}: ${t.cr.toFixed(3)}</b>
    ${T(r?`consistent`:`inconsistent`,n)}
    <span class="small">${T(`byMethod`,n,t.method,t.ri)}</span>
    ${t.worst&&!r?s`<p>
            ${T(`worst`,n,t.worst.first,t.worst.second,t.worst.given,t.worst.implied.toPrecision(3))}
          </p>`:e}
    <dl>
      ${t.names.map((e,n)=>s`<dt>${e}</dt>
            <dd><meter max="1" .value=${t.weights[n]} aria-label=${e}></meter> ${t.weights[n].toFixed(3)}</dd>`)}
    </dl>`}function Me(t,n,r,i){let a=n[r];if(!a)return e;let o=a[n[0].map(e=>e.trim().toLowerCase()).indexOf(`criterion`)]?.trim()??``,c=t?.criteria.find(e=>e.name===o),l=we(n[0],a),u=!l||l.percentiles?c?.curve??l:l;return s`<h3>${T(`gradingOf`,i,o||r)}</h3>
    ${u?Fe(u,c?.range,i):s`<p class="small">${T(`noCurve`,i)}</p>`}
    ${c?s`<h4>${T(`landByScore`,i)}</h4>
            <dl class="shares">
              ${c.shares.map(([e,t])=>s`<dt>${Number(e.toPrecision(4))}</dt>
                    <dd>
                      <meter max="100" .value=${t} aria-label=${String(e)}></meter> ${t.toFixed(1)} %
                    </dd>`)}
            </dl>`:e}
    ${t?s`<h4>${T(`landByLevel`,i)}</h4>
            ${Y(t.levels,i)}`:e}`}var Ne=420,Pe=170,J=34;function Fe(t,r,i){let a=t.classes,o=a?[]:De(t,r),c=a?a.map(e=>e[1]):o.map(e=>e[1]),l=Math.max(...c),u=Math.min(0,...c),d=e=>8+(l-e)/(l-u||1)*134,f=a?[0,a.length]:[o[0][0],o[o.length-1][0]],p=e=>J+(e-f[0])/(f[1]-f[0]||1)*378,m=e=>String(Number(e.toPrecision(4))),h=a?[]:[...new Set(t.breaks??o.map(e=>e[0]))],g=T(`curve`,i)+`: `+(a??o.filter((e,t)=>t%2==1).map(e=>[`≤ `+m(e[0]),e[1]])).map(([e,t])=>`${e}: ${m(t)}`).join(`, `);return s`<svg class="curve" viewBox=${`0 0 ${Ne} ${Pe}`} role="img" aria-label=${g}>
    <line class="axis" x1=${J} y1=${d(u)} x2=${412} y2=${d(u)}></line>
    <line class="axis" x1=${J} y1="8" x2=${J} y2=${d(u)}></line>
    ${[...new Set([u,...c])].map(e=>n`<text x=${29} y=${d(e)+4} text-anchor="end">${m(e)}</text>`)}
    ${(a??[]).map(([e,t],r)=>n`<rect class="class" x=${p(r+.12)} y=${d(t)} width=${p(r+.88)-p(r+.12)} height=${d(u)-d(t)}></rect><text x=${p(r+.5)} y=${164} text-anchor="middle">${e.length>12?e.slice(0,11)+`…`:e}</text>`)}
    ${o.length>0?n`<polyline points=${o.map(e=>`${p(e[0]).toFixed(1)},${d(e[1]).toFixed(1)}`).join(` `)}></polyline>`:e}
    ${h.map(e=>n`<text x=${p(e)} y=${164} text-anchor="middle">${m(e)}${t.percentiles?` %`:``}</text>`)}
  </svg>`}function Y(e,t){let r=e.filter(e=>e.percent>0),i=r.map((e,t)=>r.slice(0,t).reduce((e,t)=>e+t.percent,0));return s`<svg class="bar" viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true">
      ${r.map((e,t)=>n`<rect x=${i[t]} y="0" width=${e.percent} height="6" fill=${e.color}></rect>`)}
    </svg>
    <ul class="key">
      ${e.map(e=>s`<li>
            <svg viewBox="0 0 10 10" aria-hidden="true"><rect width="10" height="10" fill=${e.color}></rect></svg>
            ${a(e.name,t)} <b>${e.percent.toFixed(1)} %</b>
            <span class="small">${q(e.area_ha,t)} ha</span>
          </li>`)}
    </ul>`}function Ie(t,n){return s`<h3>${T(`landByZone`,n)}</h3>
    ${Y(t.shares,n)}
    <canvas
      width=${t.columns}
      height=${t.rows}
      role="img"
      aria-label=${t.shares.map(e=>`${a(e.name,n)} ${e.percent.toFixed(1)} %`).join(`, `)}
    ></canvas>
    <p class="small">${T(`coarse`,n,t.columns,t.rows)}</p>
    ${t.recorded?s`<p class="small">${T(`recorded`,n,t.earlier??``)}</p>`:e}
    ${t.unknown.length>0?s`<p class="small">${T(`unknownLayers`,n,t.unknown.join(`, `))}</p>`:e}`}function Le(e,t){let n=e?.getContext(`2d`);if(!n)return;let r=atob(t.cells),i=n.createImageData(t.columns,t.rows),a=t.shares.map(e=>parseInt(e.color.slice(1),16));for(let e=0;e<r.length;e++){let t=r.charCodeAt(e);if(t===0)continue;let n=a[t-1];i.data.set([n>>16,n>>8&255,n&255,255],4*e)}n.putImageData(i,0,0)}function Re(t,n){let r=t.language,i=e=>(e>0?`+`:e<0?`−`:``)+q(Math.abs(e),r);return s`<div class="grid" tabindex="0" role="region" aria-label=${T(`scenario`,r)}>
      <table>
        <thead>
          <tr>
            <th scope="col">${T(`scenario`,r)}</th>
            <th scope="col">${T(`moved`,r)}</th>
            <th scope="col">${T(`difference`,r)}</th>
          </tr>
        </thead>
        <tbody>
          ${n.scenarios.map(t=>s`<tr>
                  <th scope="row">${t.scenario}</th>
                  <td class="number">${q(t.moved_ha,r)}</td>
                  <td class="number">
                    <b>${i(t.difference_tCO2)}</b>${t.difference_percent===void 0?e:` (${t.difference_percent.toFixed(2)} %)`}
                  </td>
                </tr>
                ${n.lines.filter(e=>e.scenario===t.scenario).map(e=>s`<tr>
                        <td class="small">${T(`line`,r,e.line)}</td>
                        <td></td>
                        <td class="number small">${i(e.difference_tCO2)}</td>
                      </tr>`)}`)}
        </tbody>
      </table>
    </div>
    ${A(t,n.problems,void 0)}`}var ze=500;function Be(e,t){let n=[],r=(e,i)=>{typeof e==`string`?X(e)&&n.push({key:i.join(`.`),file:C(e,t)}):Array.isArray(e)?e.forEach((t,n)=>r(t,e.length<2?i:[...i.slice(0,-1),`${i[i.length-1]}[${n+1}]`])):Object.entries(e).forEach(([e,t])=>r(t,[...i,e]))};return r(e,[]),n}var X=e=>/\.(csv|tsv|txt)$/i.test(e),Z={"carbon.factors":[[`class`,`value`,`unit`,`source`]],"carbon.stock":[[`class`,`value`,`unit`,`source`]],"carbon.energy.file":[[`year`,`unit`,`item`,`amount`,`unit_of_amount`]],"suitability.criteria":[[`criterion`,`source`,`direction`,`grading`,`at`,`scores`]],"suitability.zones":[[`rule`,`zone`,`level`,`land_use`],[`P1`,`key_protection`,`1`,``],[`R1`,`key_restoration`,`2`,``],[`A1`,`auxiliary_restoration`,`3`,``]],"suitability.weights.ahp":[[`criterion`]],scenarios:[[`scenario`,`zone`,`from`,`to`,`area_ha`,`item`,`percent`]]},Q={"carbon.factors":`tC/ha/yr`,"carbon.stock":`tC/ha`};function Ve(e){return[[`criterion`,...e],...e.map(t=>[t,...e.map(()=>`1`)])]}function He(e){let t=/^\s*(\d+(?:\.\d+)?)(?:\s*\/\s*(\d+(?:\.\d+)?))?\s*$/.exec(e);if(!t||Number(t[1])===0)return``;let n=t[2]??`1`;return t[1]===`1`?n:`${n}/${t[1]}`}function Ue(e){return s`<cs-tables .desk=${e} .language=${e.language}></cs-tables>`}function We(e){let t=h(e.study?.values??{},[`landUse`,`legend`]);if(typeof t!=`string`)return[];let n=C(t,e.study?.file??``),r=[...e.inspected.values()].flatMap(e=>(e.legends??[]).filter(e=>e.legend===t||e.legend===n).flatMap(e=>e.classes.map(e=>e.class)));return[...new Set(r)]}var Ge=class extends o{constructor(...e){super(...e),this.language=`en`,this.key=``,this.rows=[],this.changed=!1,this.row=1,this.wrong=[],this.asking=0,this.waiting=!1}static{this.properties={desk:{attribute:!1},language:{attribute:!1}}}createRenderRoot(){return this}async open(e,t){this.key=e,this.table=await this.desk?.try(()=>d.table(t)),this.rows=this.table?.rows.map(e=>[...e])??[],this.changed=!1,this.said=void 0,this.wrong=[],this.row=1,this.effect(),this.requestUpdate()}effect(e=150){let t=K(this.key);clearTimeout(this.later);let n=++this.asking;this.waiting=t!==void 0,t!==void 0&&(this.later=window.setTimeout(()=>{d.effect(t,{study:this.desk?.study?.file??``,rows:this.rows}).then(e=>this.told(n,{kind:t,...e},[])).catch(e=>this.told(n,void 0,e instanceof c?e.problems:[]))},e))}told(e,t,n){e===this.asking&&(this.waiting=!1,this.said=t,this.wrong=n,this.requestUpdate(),t?.follows&&this.isConnected&&(this.effect(1500),this.waiting=!1))}updated(){this.said?.kind===`zones`&&Le(this.querySelector(`canvas`),this.said)}async begin(e){let t=this.desk?.study;if(!t)return;let n=e.split(`.`).filter(e=>e!==`file`).pop()+`.csv`,r=C(n,t.file),i=await this.beginning(e);await this.desk?.try(()=>d.writeTable(r,``,i))&&(await this.desk?.change([{path:e.split(`.`),value:n}]),await this.desk?.refresh(),await this.open(e,r))}async beginning(e){let t=this.desk,n=t?.study,r=Z[e];if(!t||!n)return r;if(e in Q)return[...r,...We(t).map(t=>[t,``,Q[e],``])];let i=h(n.values,[`suitability`,`criteria`]);if(e!==`suitability.weights.ahp`||typeof i!=`string`||!X(i))return r;let a=await t.try(()=>d.table(C(i,n.file))),o=a?.rows[0].findIndex(e=>e.trim().toLowerCase()===`criterion`)??-1;return o<0?r:Ve((a?.rows.slice(1)??[]).map(e=>e[o]).filter(Boolean))}mirror(e,t){let n=this.rows.every(e=>e.length===this.rows.length);if(K(this.key)!==`ahp`||!n||e===0||t===0||e===t)return;let r=He(this.rows[e][t]);r&&this.rows[t][e].trim()&&(this.rows[t][e]=r)}edit(){this.changed=!0,this.effect(),this.requestUpdate()}async save(){let e=this.table;if(!e)return;let t=await this.desk?.try(()=>d.writeTable(e.file,e.version,this.rows));t&&(this.table=t,this.rows=t.rows.map(e=>[...e]),this.changed=!1,this.desk&&(this.desk.checked=void 0,this.desk.soonChecked(),this.desk.refresh()),this.requestUpdate())}render(){let t=this.language,n=this.desk?.study,r=n?Be(n.values,n.file):[],i=new Set(r.map(e=>e.key)),a=new Set(r.map(e=>e.file)),o=(this.desk?.listed.files??[]).map(e=>e.name).filter(e=>X(e)&&!a.has(e)),c=Object.keys(Z).filter(e=>n&&!i.has(e)&&h(n.values,e.split(`.`))===void 0&&(!e.startsWith(`suitability`)||h(n.values,[`suitability`])!==void 0)&&(e!==`suitability.weights.ahp`||h(n.values,[`suitability`,`criteria`])!==void 0)),l=Math.max(1,...this.rows.map(e=>e.length));return s`<div class="row">
        <label for="table">${T(`chooseTable`,t)}</label>
        <select
          id="table"
          @change=${e=>{let t=e.target.value,n=r.find(e=>e.key===t);(n??t)&&this.open(n?.key??``,n?.file??t)}}
        >
          <option value="" ?selected=${!this.table}>${T(`chooseOne`,t)}</option>
          ${r.map(e=>s`<option value=${e.key} ?selected=${e.key===this.key}>${e.key}: ${e.file}</option>`)}
          ${o.length>0?s`<optgroup label=${T(`otherTables`,t)}>
                  ${o.map(e=>s`<option value=${e} ?selected=${!this.key&&e===this.table?.file}>${e}</option>`)}
                </optgroup>`:e}
        </select>
        ${this.table?s`<button class="main" id="save-table" ?disabled=${!this.changed} @click=${()=>void this.save()}>
                ${T(`save`,t)}
              </button>`:e}
      </div>
      ${r.length===0?s`<p>${T(`noTables`,t)}</p>`:e}
      ${this.table?e:s`<p class="row">
              ${c.map(e=>s`<button class="begin" @click=${()=>void this.begin(e)}>${T(`newTable`,t,e)}</button>`)}
            </p>`}
      ${this.table&&this.desk&&K(this.key)?s`<div class="effect" role="status" aria-busy=${this.waiting?`true`:`false`}>
              ${Oe(this.desk,this.said,this.key,this.rows,this.row)}
              ${this.waiting&&!this.said?s`<p class="small">${T(`working`,t)}</p>`:e}
              ${A(this.desk,this.wrong,void 0)}
            </div>`:e}
      ${this.table?s`<div class="grid" tabindex="0" role="region" aria-label=${this.table.file}>
                <table>
                  <tbody>
                    ${this.rows.slice(0,501).map((e,t)=>this.line(e,t,l))}
                  </tbody>
                </table>
              </div>
              ${this.rows.length>501?s`<p class="small">${ze} / ${this.rows.length-1} ${T(`rows`,t)}</p>`:s`<div class="row">
                      <button
                        @click=${()=>{this.rows.push(Array.from({length:l},()=>``)),this.edit()}}
                      >
                        ${T(`addRow`,t)}
                      </button>
                      <button
                        @click=${()=>{this.rows.forEach(e=>e.push(...Array.from({length:l+1-e.length},()=>``))),this.edit()}}
                      >
                        ${T(`addColumn`,t)}
                      </button>
                    </div>`}`:e}`}line(t,n,r){let i=e=>this.rows[0]?.[e]||String(e+1);return s`<tr>
      ${Array.from({length:r},(e,r)=>s`<td>
            <input
              aria-label=${`${i(r)}, ${n+1}`}
              .value=${L(t[r]??``)}
              @focus=${()=>{this.row=n,this.requestUpdate()}}
              @input=${e=>{for(;t.length<=r;)t.push(``);t[r]=e.target.value,this.mirror(n,r),this.edit()}}
            />
          </td>`)}
      <td>
        ${n>0?s`<button
                aria-label=${`${T(`removeRow`,this.language)} ${n+1}`}
                @click=${()=>{this.rows.splice(n,1),this.edit()}}
              >
                ×
              </button>`:e}
      </td>
    </tr>`}},$=[`files`,`form`,`tables`,`run`,`text`],Ke=class extends o{constructor(...e){super(...e),this.desk=new p,this.tab=`files`,this.toField=e=>{this.show(`form`),this.updateComplete.then(()=>{ne(e)||this.show(`text`)})}}createRenderRoot(){return this}connectedCallback(){super.connectedCallback();let e=new URLSearchParams(location.hash.slice(1)),t=e.get(`lang`)??localStorage.getItem(`carbonscape-lang`)??navigator.language;this.desk.language=t.startsWith(`zh`)?`zh`:`en`;let n=e.get(`dark`)??localStorage.getItem(`carbonscape-dark`);this.desk.dark=n===null?matchMedia(`(prefers-color-scheme: dark)`).matches:n===`1`;let r=e.get(`tab`);this.tab=$.find(e=>e===r)??`files`,this.desk.on(()=>this.requestUpdate()),this.look(),this.desk.open().catch(e=>{this.desk.failed=String(e),this.requestUpdate()})}look(){let{language:e,dark:t,study:n}=this.desk;document.documentElement.lang=e===`zh`?`zh-CN`:`en`,document.documentElement.dataset.theme=t?`dark`:`light`,document.title=T(`title`,e),localStorage.setItem(`carbonscape-lang`,e),localStorage.setItem(`carbonscape-dark`,t?`1`:`0`);let r=new URLSearchParams({tab:this.tab,lang:e,dark:t?`1`:`0`});n&&r.set(`study`,n.file),history.replaceState(null,``,`#`+r.toString()),this.requestUpdate()}show(e){this.tab=e,this.look()}t(e){return T(e,this.desk.language)}render(){let t=this.desk,n=t.studies();return s`<header>
        <h1>${this.t(`title`)}</h1>
        ${n.length>0?s`<label for="study">${this.t(`studyFile`)}</label>
                <select
                  id="study"
                  .value=${t.study?.file??``}
                  @change=${e=>{t.load(e.target.value).then(()=>this.look())}}
                >
                  ${n.map(e=>s`<option value=${e} ?selected=${e===t.study?.file}>${e}</option>`)}
                </select>`:e}
        <span class="grow"></span>
        <button
          @click=${()=>{t.language=t.language===`en`?`zh`:`en`,this.look()}}
        >
          ${this.t(`language`)}
        </button>
        <button
          @click=${()=>{t.dark=!t.dark,this.look()}}
        >
          ${this.t(t.dark?`light`:`dark`)}
        </button>
      </header>
      ${this.trouble()}
      <div role="tablist" class="tabs" aria-label=${this.t(`study`)} @keydown=${e=>this.turn(e)}>
        ${$.map(t=>s`<button
              role="tab"
              id=${`tab-`+t}
              aria-selected=${String(t===this.tab)}
              aria-controls="panel"
              tabindex=${t===this.tab?0:-1}
              @click=${()=>this.show(t)}
            >
              ${this.t(t)}${t===`run`?this.count():e}
            </button>`)}
      </div>
      <main id="panel" role="tabpanel" aria-labelledby=${`tab-`+this.tab} tabindex="-1">${this.panel()}</main>`}count(){let t=this.desk.problems.filter(e=>!e.caution).length;return t>0?s` <span class="count problem">${t}</span>`:e}turn(e){let t=e.key===`ArrowRight`?1:e.key===`ArrowLeft`?-1:0;if(t===0)return;let n=$[($.indexOf(this.tab)+t+$.length)%$.length];this.show(n),this.updateComplete.then(()=>document.getElementById(`tab-`+n)?.focus())}trouble(){let t=this.desk;if(t.refused.length===0&&!t.failed)return e;let n=t.refused.some(e=>e.code===`STUDIO-02`);return s`<div class="trouble" role="alert">
      ${t.failed?s`<p>${this.t(`failedAsk`)}${this.t(`colon`)}${t.failed}</p>`:e}
      ${A(t,t.refused,this.toField)}
      ${n&&t.study?s`<button @click=${()=>t.study&&void t.load(t.study.file)}>${this.t(`reload`)}</button>`:e}
      <button
        @click=${()=>{t.refused=[],t.failed=``,this.requestUpdate()}}
      >
        ${this.t(`close`)}
      </button>
    </div>`}panel(){let e=this.desk;if(!e.form)return s`<p role="status">${this.t(`looking`)}</p>`;if(!e.study)return s`${this.creation()} ${M(e)}`;switch(this.tab){case`files`:return M(e);case`form`:return ge(e);case`tables`:return Ue(e);case`run`:return ye(e,this.toField);case`text`:return this.source()}}creation(){return s`<section>
      <h2>${this.t(`newStudy`)}</h2>
      <p>${this.t(`newStudyHelp`)}</p>
      <div class="row">
        <label for="new-title">${this.t(`studyTitle`)}</label><input id="new-title" autocomplete="off" />
        <label for="new-file">${this.t(`fileName`)}</label><input id="new-file" value="study.yaml" autocomplete="off" />
        <button class="main" id="create" @click=${()=>{let e=this.querySelector(`#new-title`)?.value.trim(),t=this.querySelector(`#new-file`)?.value.trim();e&&t&&this.desk.create(/\.ya?ml$/i.test(t)?t:t+`.yaml`,e).then(()=>this.look())}}>${this.t(`create`)}</button>
      </div>
    </section>`}source(){return s`<label for="source">${this.desk.study?.file}</label>
      <textarea id="source" rows="30" spellcheck="false" .value=${this.desk.study?.text??``}></textarea>
      <div class="row"><button class="main" @click=${()=>{let e=this.querySelector(`#source`)?.value;e!==void 0&&this.desk.write(e)}}>${this.t(`save`)}</button></div>
      ${A(this.desk,this.desk.problems,this.toField)}`}};customElements.define(`cs-tables`,Ge),customElements.define(`cs-studio`,Ke);