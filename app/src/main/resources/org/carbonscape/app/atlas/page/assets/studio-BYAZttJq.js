import{c as e,d as t,f as n,l as r,p as i,r as a,u as o}from"./text-CkgCd23S.js";var s=class extends Error{constructor(e,t,n){super(n),this.status=e,this.problems=t}},c=class extends Error{};async function l(e,t){let n=await fetch(`studio/`+e,t===void 0?{}:{method:`POST`,body:t}).catch(()=>{throw new c}),r=(n.headers.get(`Content-Type`)??``).startsWith(`application/json`);if(n.ok&&r)return n.json();let i=r?(await n.json()).problems:[];throw new s(n.status,i,r?``:await n.text())}var u=(e,t)=>e+`?file=`+encodeURIComponent(t),d={workspace:()=>l(`workspace`),form:()=>l(`form`),study:e=>l(u(`study`,e)),change:(e,t,n)=>l(u(`study`,e),JSON.stringify({version:t,edits:n})),write:(e,t,n)=>l(u(`study`,e),JSON.stringify({version:t,text:n})),check:e=>l(u(`check`,e),`{}`),inspect:async e=>(await l(`inspect`,JSON.stringify({files:e}))).files,upload:async(e,t)=>(await l(u(`files`,e),t)).files,runs:async()=>(await l(`runs`)).runs,run:(e,t,n,r)=>l(`runs`,JSON.stringify({study:e,out:t,language:n,replace:r})),cancel:e=>l(`runs/${encodeURIComponent(e)}/cancel`,`{}`),table:e=>l(u(`table`,e)),writeTable:(e,t,n)=>l(u(`table`,e),JSON.stringify({version:t,rows:n})),effect:(e,t)=>l(`effect/`+e,JSON.stringify(t))},f={title:[`Carbonscape studio`,`Carbonscape 工作台`],study:[`Study`,`研究`],studyFile:[`Study file`,`研究文件`],newStudy:[`New study`,`新建研究`],newStudyHelp:[`There is no study file here yet. Name one; it is written into the workspace.`,`此工作区还没有研究文件。请为研究命名，文件将写入工作区。`],studyTitle:[`Title of the study`,`研究名称`],create:[`Create`,`创建`],fileName:[`File name`,`文件名`],files:[`Files`,`文件`],form:[`Settings`,`设置`],tables:[`Tables`,`表格`],run:[`Check and run`,`检查与运行`],text:[`Text`,`文本`],language:[`中文`,`English`],dark:[`Dark`,`深色`],light:[`Light`,`浅色`],workspace:[`Workspace`,`工作区`],drop:[`Drop files here, or choose them`,`将文件拖到此处，或点击选择`],dropHelp:[`A zip archive is unpacked. Files that are there already are never replaced. Large rasters: copy them into the workspace folder yourself.`,`压缩包会自动解压；已有的同名文件不会被替换。较大的栅格请直接复制到工作区文件夹。`],sending:[`Sending`,`正在上传`],refresh:[`Look again`,`刷新`],whatIsIt:[`What is it?`,`查看内容`],looking:[`Looking into the files …`,`正在读取文件…`],raster:[`raster`,`栅格`],vector:[`polygons`,`面`],table:[`table`,`表格`],unknown:[`other`,`其他`],crs:[`Coordinate system`,`坐标系`],grid:[`Grid`,`格网`],cells:[`cells`,`像元`],cell:[`cell`,`像元边长`],noData:[`No data`,`无数据`],classes:[`Classes`,`类别`],values:[`Values`,`数值范围`],years:[`Years`,`年份`],overlaps:[`Covered by the others`,`被其他文件覆盖`],units:[`Units`,`单元`],idColumn:[`id`,`编号`],nameColumn:[`name`,`名称`],columns:[`Columns`,`列`],rows:[`rows`,`行`],criteria:[`Criteria`,`准则`],sheet:[`Sheet`,`工作表`],noTable:[`no table begins here`,`未见表头`],namedBy:[`named by {0}, {1} % of the cells`,`按图例 {0} 命名，覆盖 {1} % 的像元`],alike:[`; {0} fit alike`,`；{0} 同样适配`],useLand:[`Use as land use of`,`用作该年土地利用：`],useLegend:[`Use this legend`,`采用此图例`],useUnits:[`Use as units`,`用作单元`],useAs:[`Use as`,`用作`],useDriver:[`Use as driver`,`用作驱动因子`],used:[`in the study`,`已用于研究`],add:[`Add`,`添加`],addSection:[`Add with settings of its own`,`添加并单独设置`],remove:[`Take out`,`移除`],name:[`Name`,`名称`],value:[`Value`,`值`],use:[`use`,`启用`],standard:[`default`,`默认`],example:[`such as`,`如`],required:[`required`,`必填`],check:[`Check`,`检查`],checking:[`Checking …`,`正在检查…`],checked:[`Checked`,`已检查`],unchecked:[`Changed since the last check`,`上次检查后有改动`],colon:[`: `,`：`],comma:[`, `,`，`],problems:[`{0} problems`,`{0} 个问题`],oneProblem:[`1 problem`,`1 个问题`],cautions:[`{0} cautions`,`{0} 条提醒`],oneCaution:[`1 caution`,`1 条提醒`],problem:[`Problem`,`问题`],caution:[`Caution`,`提醒`],nothingWrong:[`Nothing is wrong with it.`,`没有发现问题。`],memory:[`Memory for a run: about`,`运行约需内存：`],start:[`Run`,`运行`],out:[`Folder of the result`,`结果文件夹`],replace:[`Replace an earlier result that was changed since`,`允许替换改动过的旧结果`],cancel:[`Cancel`,`取消`],again:[`Run again`,`再次运行`],runs:[`Runs`,`任务`],noRuns:[`Nothing has run here yet.`,`还没有运行过。`],waiting:[`waiting`,`等待中`],running:[`running`,`运行中`],done:[`done`,`已完成`],failed:[`failed`,`失败`],cancelled:[`cancelled`,`已取消`],left:[`ended with the program; run it again: what its stages had finished is kept`,`随程序中断；可再次运行，已完成的阶段会从缓存继续`],secondsLeft:[`about {0} left`,`约剩 {0}`],fromCache:[`from the cache`,`取自缓存`],openAtlas:[`Open the atlas`,`打开图集`],openReport:[`Report`,`报告`],results:[`Results here`,`已有结果`],save:[`Save`,`保存`],reload:[`Reload`,`重新载入`],gone:[`The program does not answer. Where it has ended, start it again for this folder: this page then goes on, with what was typed.`,`程序没有响应。若程序已结束，请对此文件夹重新启动，本页面将继续工作，已输入的内容会保留。`],slow:[`Waiting for the program …`,`正在等待程序响应…`],changedElsewhere:[`{0} was changed elsewhere, as in another tab; it is shown as it is now`,`{0} 已在别处（如另一标签页）修改；现显示其最新内容`],noSuchStudy:[`The address of this page names a study that is not in this workspace: {0}`,`本页地址所指的研究文件不在此工作区：{0}`],discard:[`Discard changes`,`放弃修改`],unsaved:[`Not saved yet, so a run does not have it: {0}`,`尚未保存，运行时不会采用：{0}`],goTo:[`Go to the field`,`转到该项`],close:[`Close`,`关闭`],chooseTable:[`Table`,`表格`],chooseOne:[`Choose a table…`,`请选择表格`],noTables:[`The study names no tables yet.`,`研究中尚未引用表格。`],otherTables:[`Other tables of the workspace`,`工作区中的其他表格`],addRow:[`Add a row`,`添加一行`],addColumn:[`Add a column`,`添加一列`],removeRow:[`Take out this row`,`移除此行`],consistency:[`Consistency ratio CR`,`一致性比例 CR`],consistent:[`consistent (under 0.10)`,`一致（小于 0.10）`],inconsistent:[`inconsistent (0.10 or more)`,`不一致（不小于 0.10）`],worst:[`Look first at {0} against {1}: {2} is given, the others imply {3}.`,`先看 {0} 与 {1}：所给为 {2}，其余判断推得 {3}。`],newTable:[`New table {0}`,`新建表 {0}`],working:[`Working it out …`,`正在计算…`],byMethod:[`weights by {0}, random index {1}`,`权重方法 {0}，随机一致性指标 {1}`],gradingOf:[`Grading of {0}`,`{0} 的分级`],curve:[`Score over value`,`得分随取值的变化`],noCurve:[`This row makes no curve yet.`,`此行尚不能画出曲线。`],landByScore:[`Share of land by score`,`各得分的土地占比`],landByLevel:[`Share of land by level`,`各等级的土地占比`],landByZone:[`Share of land by zone`,`各分区的土地占比`],coarse:[`Preview on {0} × {1} cells; in a run small patches join their surroundings.`,`预览基于 {0} × {1} 个像元；正式运行时，小图斑将并入周围。`],unknownLayers:[`Only a run knows {0}: rules about it match nowhere in this preview. Run the study once to see them.`,`{0} 须运行后才有；预览中与之有关的规则均不成立。请先运行一次研究。`],recorded:[`Hot spots are those of the result “{0}”; a run finds them anew.`,`冷热点取自已有结果“{0}”；正式运行时将重新计算。`],aboutSoon:[`About right: worked out on cells of {0} m. The exact shares follow.`,`近似结果：按 {0} 米像元估算，精确占比随后给出。`],aboutOnly:[`About right: worked out on cells of {0} m. Only a run gives exact shares for a study of this size.`,`近似结果：按 {0} 米像元估算。此研究范围较大，精确占比须运行后得出。`],scenario:[`Scenario`,`情景`],moved:[`Land moved, ha`,`转换土地（ha）`],difference:[`Change of net flux, tCO₂ a year`,`净通量变化（tCO₂/年）`],line:[`line {0}`,`第 {0} 行`],seconds:[`s`,`秒`],minutes:[`min`,`分`],hours:[`h`,`小时`]};function p(e,t,...n){return f[e][t===`en`?0:1].replace(/\{(\d)\}/g,(e,t)=>String(n[Number(t)]??``))}function m(e,t,n){return p(e===1?t===`problems`?`oneProblem`:`oneCaution`:t,n,e)}function h(e,t){let n=Math.max(0,Math.round(e)),r=e=>p(e,t);return n<60?`${n} ${r(`seconds`)}`:n<3600?`${Math.floor(n/60)} ${r(`minutes`)} ${n%60} ${r(`seconds`)}`:`${Math.floor(n/3600)} ${r(`hours`)} ${Math.floor(n/60)%60} ${r(`minutes`)}`}function g(e,t){let n=(e.charAt(0).toUpperCase()+e.slice(1)).replaceAll(` `,` `);return/[.。?？!！]$/.test(n)?n:n+(t===`zh`?`。`:`.`)}var _=256<<20,v=1e3,y=class{constructor(){this.language=`en`,this.dark=!1,this.listed={folder:``,files:[],results:[],uploadBytes:0},this.checking=!1,this.inspected=new Map,this.looking=!1,this.lookAgain=!1,this.runs=[],this.refused=[],this.failed=``,this.sending=``,this.gone=!1,this.slow=!1,this.typed=new Map,this.drafts=new Map,this.out=`run`,this.replace=!1,this.followers=[],this.pending=Promise.resolve()}on(e){this.followers.push(e)}tell(){this.followers.forEach(e=>e())}get problems(){return this.study?this.checked?.version===this.study.version?this.checked.problems:this.study.problems:[]}async open(e){let t=await this.try(()=>Promise.all([d.form(),d.workspace()]));if(!t)return;[this.form,this.listed]=t;let n=this.studies();e&&!n.includes(e)&&(this.failed=p(`noSuchStudy`,this.language,e));let r=n.find(t=>t===e)??n.find(e=>/(^|\/)study\.ya?ml$/.test(e))??n[0];r&&await this.load(r,this.failed),this.tell(),this.follow(),this.look()}studies(){return this.listed.files.map(e=>e.name).filter(e=>/\.ya?ml$/i.test(e))}follow(){let e=new EventSource(`studio/events`);e.addEventListener(`error`,()=>{this.gone||=e.readyState===EventSource.CONNECTING,this.tell()}),e.addEventListener(`open`,()=>void(this.gone&&this.back())),e.addEventListener(`runs`,e=>{let t=this.runs.filter(e=>e.result).length;this.runs=JSON.parse(e.data).runs,this.tell(),this.runs.filter(e=>e.result).length!==t&&this.refresh()})}async back(){let e=await this.try(()=>d.workspace());if(e){if(e.folder!==this.listed.folder)return location.reload();this.listed=e;for(let[e,{text:t,edits:n}]of this.typed)n&&await this.enter(e,t,n);this.soonChecked(),this.look()}}async try(e){let t=this.pending.then(e);this.pending=t.catch(()=>void 0);let n=window.setTimeout(()=>{this.slow=!0,this.tell()},v);try{let e=await t;return this.refused=[],this.failed=``,this.gone=!1,e}catch(e){this.wrong(e);return}finally{clearTimeout(n),this.slow=!1,this.tell()}}wrong(e){this.gone=e instanceof c,this.refused=e instanceof s?e.problems:[],this.failed=this.gone||this.refused.length>0?``:String(e instanceof Error?e.message:e)}reload(e){this.drafts.delete(e),this.table&&={...this.table},this.study&&this.load(this.study.file)}load(e,t=``){return this.try(async()=>{e!==this.study?.file&&(this.table=void 0),this.study=await d.study(e),this.typed.clear(),this.checked=void 0,this.soonChecked()}).then(()=>this.failed||=t)}async enter(e,t,n){this.typed.set(e,{text:t,edits:n}),await this.change(n),!this.gone&&this.typed.get(e)?.text===t&&this.typed.delete(e),this.tell()}change(e){return this.try(async()=>{this.study&&(this.study=await d.change(this.study.file,this.study.version,e),this.soonChecked())})}write(e){return this.try(async()=>{if(!this.study)return;let{file:t,version:n}=this.study;this.study=await d.write(t,this.drafts.get(t)?.version??n,e),this.drafts.delete(t),this.soonChecked()})}create(e,t){return this.try(async()=>{this.study=await d.change(e,``,[{path:[`study`],value:t}]),this.listed=await d.workspace()})}soonChecked(){clearTimeout(this.checkLater),this.checkLater=window.setTimeout(()=>void this.check(),700)}async check(){if(clearTimeout(this.checkLater),!this.study||this.checking)return;this.checking=!0,this.tell();let{file:e,version:t}=this.study;try{this.checked=await d.check(e)}catch(e){this.wrong(e)}if(this.checking=!1,this.tell(),this.study?.file===e&&this.checked&&this.checked.version!==this.study.version){if(this.study.version!==t)return this.soonChecked();await this.load(e,p(`changedElsewhere`,this.language,e)),this.tell()}}async refresh(){await this.try(async()=>{this.listed=await d.workspace()}),await this.look()}async look(e=[]){let t=this.listed.files.filter(t=>e.includes(t.name)||t.bytes<_&&/\.(tiff?|img|asc|vrt|gpkg|shp|geojson|fgb|kml|csv|tsv|txt|xlsx?|xlsm)$/i.test(t.name)).map(e=>e.name).slice(0,60);if(this.lookAgain=this.looking,!(t.length===0||this.looking)){this.looking=!0,this.tell();try{for(let e of t)if(!this.inspected.has(e)){for(let t of await d.inspect([e]))this.inspected.set(t.file,t);this.tell()}let e=await d.inspect(t);this.inspected=new Map(e.map(e=>[e.file,e]))}catch(e){this.wrong(e)}this.looking=!1,this.tell(),this.lookAgain&&await this.look(e)}}async upload(e){for(let t of e)if(this.sending=t.name,this.tell(),!await this.try(()=>d.upload(t.name,t)))break;this.sending=``;let t=this.refused;await this.refresh(),this.refused=t,this.tell()}run(e,t,n){return this.try(async()=>{await d.run(e,t,this.language,n),this.runs=await d.runs()})}cancel(e){return this.try(()=>d.cancel(e))}};function b(e){return typeof e==`object`&&!Array.isArray(e)}function x(e,t){let n=e;for(let e of t)n=b(n)?n[e]:void 0;return n}function S(e,t){let n=[e.key,...e.alsoCalled??[]];return b(t)&&n.find(e=>e in t)||e.key}function ee(e,t){let n=e.items??[],r=n.filter(e=>e.key===`*`);if(r.length===0||!b(t))return[];let i=new Set(n.flatMap(e=>[e.key,...e.alsoCalled??[]]));return Object.keys(t).filter(e=>!i.has(e)).map(e=>({key:e,item:r.find(n=>!!n.items===b(t[e]))??r[0]}))}function C(e){if(e===void 0||b(e))return``;if(!Array.isArray(e))return e;let t=e.map(e=>typeof e==`string`?e:JSON.stringify(e));return t.join(t.some(e=>/[,，\n]/.test(e))?`
`:`, `)}function te(e,t){let n=t.trim();if(n===``)return;if(!e.list)return n;let r=n.replace(/^\[(.*)\]$/s,`$1`).split(n.includes(`
`)?`
`:/[,，]/).map(e=>e.trim()).filter(e=>e!==``);return r.length===1?r[0]:r}var ne=(e,t)=>t.every((t,n)=>e[n]===t);function w(e,t){return e.filter(e=>e.path.length===t.length&&ne(e.path,t))}function T(e,t){return e.filter(e=>ne(e.path,t))}function E(e,t){let n=t.split(`/`).slice(0,-1),r=e.split(`/`),i=0;for(;i<n.length&&i<r.length-1&&n[i]===r[i];)i++;return`../`.repeat(n.length-i)+r.slice(i).join(`/`)}function D(e,t){let n=t.split(`/`).slice(0,-1);for(let t of e.split(`/`))t===`..`?n.pop():t!==`.`&&t!==``&&n.push(t);return n.join(`/`)}function O(e){return/FILE|RASTER|\bPATH\b/.test(e.label??``)}var k=e=>`f-`+e.map(e=>encodeURIComponent(e)).join(`-`);function re(e){for(let t=e.length;t>0;t--){let n=document.getElementById(k(e.slice(0,t)));if(n){for(let e=n;e;e=e.parentElement)e instanceof HTMLDetailsElement&&(e.open=!0);return n.scrollIntoView({block:`center`}),n.focus(),!0}}return!1}function A(r,i,a,o){if(i.length===0)return t;let s=r.language;return n`<ul class="problems" id=${o??t}>
    ${i.map(r=>n`<li class=${r.caution?`caution`:`problem`}>
          <span class="mark">${p(r.caution?`caution`:`problem`,s)}</span>
          ${a?n`<b>${e(r.place,s)}</b>${p(`colon`,s)}`:t}${g(e(r.found,s),s)}
          <span class="remedy">${e(r.remedy,s)}</span>
          <code class="small">${r.code}</code>
          ${a&&r.path.length>0?n`<button class="plain" @click=${()=>a(r.path)}>${p(`goTo`,s)}</button>`:t}
        </li>`)}
  </ul>`}var j=.9;function M(e){let t=e.language,r=t=>t&&void e.upload([...t]);return n`<div
      class="drop"
      @dragover=${e=>e.preventDefault()}
      @drop=${e=>{e.preventDefault(),r(e.dataTransfer?.files)}}
    >
      <label for="upload">${p(`drop`,t)}</label>
      <input
        id="upload"
        type="file"
        multiple
        aria-describedby="upload-help"
        @change=${e=>r(e.target.files)}
      />
      <p class="small" id="upload-help">${p(`dropHelp`,t)}</p>
      <p role="status">
        ${e.sending?`${p(`sending`,t)} ${e.sending} …`:e.looking?p(`looking`,t):``}
      </p>
    </div>
    <div class="row">
      <span class="small">${p(`workspace`,t)}${p(`colon`,t)}${e.listed.folder}</span>
      <button @click=${()=>void e.refresh()}>${p(`refresh`,t)}</button>
    </div>
    <ul class="files">
      ${e.listed.files.filter(e=>!/\.(aux\.xml|ya?ml|dbf|shx|prj|cpg|tfw|ovr)$/i.test(e.name)).map(t=>ie(e,t.name,t.bytes))}
    </ul>`}function ie(e,r,i){let a=e.language,o=e.inspected.get(r),s=o&&[`raster`,`vector`,`table`].includes(o.kind)?o.kind:`unknown`;return n`<li>
    <h3>
      ${r}
      <span class="badge">${p(s,a)}</span>
      ${N(e,r)?n`<span class="badge used">${p(`used`,a)}${p(`colon`,a)}${N(e,r)}</span>`:t}
    </h3>
    ${o?oe(e,o):n`<p class="small">
            ${i<1e6?`${Math.ceil(i/1e3)} kB`:`${(i/1e6).toFixed(1)} MB`}
            <button @click=${()=>void e.look([r])}>${p(`whatIsIt`,a)}</button>
          </p>`}
  </li>`}function N(e,t){let n=e.study;if(!n)return``;let r=(e,i)=>{if(typeof e==`string`)return D(ae(e),n.file)===t?i.join(`.`):``;let a=Array.isArray(e)?e.map(e=>[``,e]):Object.entries(e);for(let[e,t]of a){let n=r(t,e?[...i,e]:i);if(n)return n}return``};return r(n.values,[])}function ae(e){return e.replace(/(\.xls[xm]?)#.*$/i,`$1`)}function oe(e,t){let r=e.language,i=[],o=Array.isArray(t.columns)?t.columns:void 0;if(t.crs&&i.push([p(`crs`,r),t.crs]),t.kind===`raster`&&typeof t.columns==`number`&&(i.push([p(`grid`,r),`${a(t.columns)} × ${a(t.rows??0)}, ${p(`cell`,r)} ${(t.cell??[]).map(e=>a(e)).join(` × `)}, ${t.type??``}`]),i.push([p(`noData`,r),`${a(t.emptyCells??0)} ${p(`cells`,r)}${t.noDataValue?` (${t.noDataValue})`:``}`])),t.classes&&t.classes.length<=60?i.push([p(`classes`,r),se(t,r)]):t.classes&&i.push([p(`classes`,r),a(t.classes.length)]),t.criteria&&i.push([p(`criteria`,r),t.criteria.join(`, `)]),t.values&&i.push([p(`values`,r),`${t.values.least===null?`-`:a(t.values.least)} … ${t.values.greatest===null?`-`:a(t.values.greatest)}`]),t.years.length>0&&i.push([p(`years`,r),t.years.join(`, `)]),t.features!==void 0&&i.push([p(`units`,r),`${a(t.features)}${t.id?`, ${p(`idColumn`,r)}${p(`colon`,r)}${t.id}`:``}${t.name?`, ${p(`nameColumn`,r)}${p(`colon`,r)}${t.name}`:``}`]),t.sheets&&t.sheets.length>1)for(let n of t.sheets)i.push([`${p(`sheet`,r)} ${n.sheet}`,ce(e,t,n)]);else o&&i.push([p(`columns`,r),F(o,t.kind===`table`,t.rows,r)]);let s=(t.overlaps??[]).filter(e=>e.share<.9995);return s.length>0&&i.push([p(`overlaps`,r),s.map(e=>n`<div>${e.file}: ${Math.floor(e.share*1e3)/10} %</div>`)]),n`<dl>
      ${i.map(([e,t])=>n`<dt>${e}</dt>
            <dd>${t}</dd>`)}
    </dl>
    ${A(e,t.problems,void 0)} ${ue(e,t)}`}function P(e){let[t]=e.legends??[];return!t||t.named||new Set(t.classes.map(e=>e.class)).size===t.of?[]:(e.legends?.filter(e=>e.share===t.share&&e.classes.length===t.classes.length)??[]).filter(e=>e===t||e.classes.some((e,n)=>e.class!==t.classes[n].class))}function se(e,r){let i=e.legends?.find(e=>e.share>j),o=i?P(e):[],s=new Map(i?.classes.map(e=>[e.code,e]));return n`<table class="small">
    ${i?n`<caption>
            ${p(`namedBy`,r,i.legend,Math.floor(i.share*1e3)/10)}
            ${o.length>1?p(`alike`,r,o.map(e=>e.legend).join(p(`comma`,r))):t}
          </caption>`:t}
    <tbody>
      ${e.classes?.map(e=>{let t=s.get(e.code);return n`<tr>
          <td>
            <svg width="12" height="12" aria-hidden="true">
              <rect width="12" height="12" fill=${t?.color??`none`} stroke="currentColor" />
            </svg>
          </td>
          <td>${e.code}</td>
          <td>${(t&&(r===`zh`?t.class_zh:t.class))??e.name??``}</td>
          <td class="number">${a(e.cells)} ${p(`cells`,r)}</td>
        </tr>`})}
    </tbody>
  </table>`}function ce(e,r,i){let a=e.language,o=i.columns?F(i.columns,!0,i.rows,a):n`<span class="small">${i.criteria?i.criteria.join(`, `):p(`noTable`,a)}</span>`,s=e.study,c=s?I(e,i.usableAs,`${E(r.file,s.file)}#${i.sheet}`):[];return n`${o}
  ${c.length>0?n`<div class="row">${c.map(t=>le(e,t))}</div>`:t}`}function le(e,[t,r]){return n`<button @click=${()=>void e.change(r)}>${t}</button>`}function F(e,r,i,o){return n`${r?n`<div>${a(i??0)} ${p(`rows`,o)}</div>`:t}
    <ul class="columns small" tabindex="0" aria-label=${p(`columns`,o)}>
      ${e.map(e=>n`<li>
            <b>${e.name}</b>${e.unit?` [${e.unit}]`:``}: ${e.examples.join(`, `)}${e.distinct>3?` …`:``}
          </li>`)}
    </ul>`}function ue(e,r){let i=e.study;if(!i)return t;let a=e.language,o=E(r.file,i.file),s=[],c=(...e)=>x(i.values,e)!==void 0,l=t=>r.file.split(`/`).pop()===t.legend?o:e.inspected.has(t.legend)?E(t.legend,i.file):t.legend;if(r.kind===`raster`&&r.classes){for(let e of r.years.slice(0,2)){let t=[{path:[`landUse`,`phases`,String(e)],value:o}],n=r.legends?.[0];n&&n.share>j&&P(r).length<2&&!c(`landUse`,`legend`)&&t.push({path:[`landUse`,`legend`],value:l(n)}),x(i.values,[`landUse`,`phases`,String(e)])!==o&&s.push([`${p(`useLand`,a)} ${e}`,t])}for(let e of(r.legends??[]).filter(e=>e.share>.99))x(i.values,[`landUse`,`legend`])!==l(e)&&r.years.length>0&&s.push([`${p(`useLegend`,a)}: ${e.legend}`,[{path:[`landUse`,`legend`],value:l(e)}]])}let u=(r.file.split(`/`).pop()??``).replace(/\.[^.]*$/,``).replace(/[^\p{L}\p{N}_-]/gu,`_`);if(r.kind===`raster`&&r.values&&!c(`drivers`,u)&&s.push([`${p(`useDriver`,a)} ${u}`,[{path:[`drivers`,u],value:o}]]),r.kind===`vector`&&!c(`units`,u)){let e={file:o};r.id&&(e.id=r.id),r.name&&(e.name=r.name),s.push([`${p(`useUnits`,a)} ${u}`,[{path:[`units`,u],value:e}]])}return(r.sheets?.length??0)<2&&s.push(...I(e,r.usableAs??[],o)),n`<div class="row">${s.map(t=>le(e,t))}</div>`}function I(e,t,n){let r=e.study,i=[];for(let a of r?t:[]){let t=a.split(`.`);if(!r||x(r.values,t)===n)continue;let o=[{path:t,value:n}],s=x(r.values,[`units`]),c=b(s)&&Object.keys(s).find(e=>b(s[e])&&`file`in s[e]);t[t.length-1]===`file`&&c&&o.push({path:[...t.slice(0,-1),`units`],value:c}),i.push([`${p(`useAs`,e.language)} ${a.replace(/\.file$/,``)}`,o])}return i}function de(e){return!e.form||!e.study?n``:n`<form @submit=${e=>e.preventDefault()}>
    ${A(e,w(e.problems,[]),()=>void 0)}
    ${L(e,e.form,[],e.study.values)}
    <datalist id="files">
      ${e.listed.files.map(t=>n`<option value=${E(t.name,e.study?.file??``)}></option>`)}
    </datalist>
  </form>`}function L(e,t,r,i){let a=(t.items??[]).filter(e=>e.key!==`*`),o=a.filter(e=>!e.items),s=a.filter(e=>e.items);return n`${o.map(t=>B(e,t,[...r,S(t,i)],!1))}
  ${ee(t,i).map(({key:t,item:n})=>n.items?V(e,n,[...r,t],!0):B(e,n,[...r,t],!0))}
  ${me(e,t,r)} ${s.map(t=>V(e,t,[...r,S(t,i)],!1))}`}function R(e,t){return[t===void 0?{path:e}:{path:e,value:t}]}function z(e,t,n){e.change(R(t,n))}function fe(e,t,n){return r=>{let i=r.target.value;i===C(n)?e.typed.delete(k(t)):e.typed.set(k(t),{text:i})}}function B(r,i,a,o){let s=r.language,c=k(a),l=x(r.study?.values??{},a),u=T(r.problems,a),d=r.typed.get(c)?.text??C(l),f=a[a.length-1],m=[c+`-help`,u.length>0?c+`-problems`:``].join(` `).trim(),h=u.some(e=>!e.caution)?`true`:`false`;return n`<div class="field">
    <label for=${c}
      >${f}${i.required?n` <span class="small">(${p(`required`,s)})</span>`:t}</label
    >
    <div class="entry">
      ${pe(r,i,a,d,m,h,e=>{let t=e.target.value;r.enter(c,t,R(a,te(i,t)))})}
      ${o?n`<button
              type="button"
              aria-label=${p(`remove`,s)+` `+f}
              @click=${()=>z(r,a,void 0)}
            >
              ×
            </button>`:t}
    </div>
    <p class="small" id=${c+`-help`}>
      ${e(i.doc,s)}
      ${i.wanted&&!i.choices?.length&&i.schema?.type!==`boolean`?n`<span class="wanted">${g(e(i.wanted,s),s)}</span>`:t}
    </p>
    ${A(r,u,void 0,c+`-problems`)}
  </div>`}function pe(i,a,o,s,c,l,u){let d=i.language,f=k(o),m=e(a.default,d),h=a.choices?.length?a.choices.map(t=>({id:t.id,doc:e(t.doc,d)})):a.schema?.type===`boolean`?[{id:`true`,doc:``},{id:`false`,doc:``}]:[];if(h.length>0&&a.list){let e=s.split(/[,，\n]/).map(e=>e.trim()).filter(Boolean),a=t=>{let n=e.includes(t)?e.filter(e=>e!==t):[...e,t];z(i,o,n.length===0?void 0:n)},l=new Set(h.map(e=>e.id));return n`<div
      id=${f}
      class="choices"
      role="group"
      tabindex="-1"
      aria-label=${o[o.length-1]}
      aria-describedby=${c}
    >
      ${e.length===0&&m?n`<span class="small">${p(`standard`,d)}${p(`colon`,d)}${m}</span>`:t}
      ${e.filter(e=>!l.has(e)).map(e=>n`<label class="check"><input type="checkbox" checked @change=${()=>a(e)} />${e}</label>`)}
      ${h.map(t=>n`<label class="check"
            ><input
              type="checkbox"
              .checked=${r(e.includes(t.id))}
              @change=${()=>a(t.id)}
            />${t.doc?`${t.id}: ${t.doc}`:t.id}</label
          >`)}
    </div>`}if(h.length>0){let e=s===``||h.some(e=>e.id===s);return n`<select
      id=${f}
      aria-describedby=${c}
      aria-invalid=${l}
      .value=${r(s)}
      @change=${u}
    >
      <option value="" ?selected=${s===``}>
        ${m?`(${p(`standard`,d)}${p(`colon`,d)}${m})`:``}
      </option>
      ${e?t:n`<option value=${s} selected>${s}</option>`}
      ${h.map(e=>n`<option value=${e.id} ?selected=${e.id===s}>${e.doc?`${e.id}: ${e.doc}`:e.id}</option>`)}
    </select>`}let g=m?`${p(`standard`,d)}${p(`colon`,d)}${m}`:a.example?`${p(`example`,d)} ${a.example}`:``,_=x(i.study?.values??{},o),v=fe(i,o,_);if(C(_).includes(`
`))return n`<textarea
      id=${f}
      rows=${Math.min(8,s.split(`
`).length+1)}
      @input=${v}
      aria-describedby=${c}
      aria-invalid=${l}
      .value=${r(s)}
      @change=${u}
    ></textarea>`;let y=a.schema?.examples??[],b=y.length>0?f+`-list`:O(a)?`files`:void 0;return n`<input
      id=${f}
      list=${b??t}
      aria-describedby=${c}
      aria-invalid=${l}
      placeholder=${g}
      autocomplete="off"
      .value=${r(s)}
      @input=${v}
      @change=${u}
    />
    ${y.length>0?n`<datalist id=${f+`-list`}>
            ${y.map(e=>n`<option value=${e}></option>`)}
            ${O(a)?i.listed.files.filter(e=>/\.(csv|xlsx|tsv)$/i.test(e.name)).map(e=>n`<option value=${E(e.name,i.study?.file??``)}></option>`):t}
          </datalist>`:t}`}function V(i,a,o,s){let c=i.language,l=k(o),u=x(i.study?.values??{},o),d=u!==void 0,f=T(i.problems,o),h=f.filter(e=>!e.caution).length,g=f.length-h,_=o[o.length-1],v=d&&o.length===1||h>0||a.required&&o.length<3;return n`<details class="section" ?open=${v}>
    <summary id=${l}>
      <b>${_}</b> <span class="small">${e(a.doc,c)}</span>
      ${h>0?n`<span class="count problem">${m(h,`problems`,c)}</span>`:t}
      ${g>0?n`<span class="count caution">${m(g,`cautions`,c)}</span>`:t}
    </summary>
    ${s?n`<button type="button" @click=${()=>z(i,o,void 0)}>${p(`remove`,c)} ${_}</button>`:a.required?t:n`<label class="check"
              ><input
                type="checkbox"
                .checked=${r(d)}
                @change=${e=>z(i,o,e.target.checked?{}:void 0)}
              />${p(`use`,c)} ${_}</label
            >`}
    ${A(i,w(i.problems,o),void 0)}
    ${typeof u==`string`||Array.isArray(u)?n`<p class="problem">${C(u)}</p>`:L(i,a,o,u)}
  </details>`}function me(r,i,a){let o=(i.items??[]).filter(e=>e.key===`*`);if(o.length===0)return t;let s=r.language,c=o.find(e=>!e.items),l=c!==void 0&&o.some(e=>e.items),u=k([...a,`+`]),d=e=>{let[t,n]=[...e.target.closest(`.adder`)?.querySelectorAll(`input`)??[]];if(!t?.value.trim())return t?.focus();let i=[...a,t.value.trim()],o=c&&n?te(c,n.value):{};if(o===void 0)return n?.focus();z(r,i,o),t.value=``,n&&(n.value=``),t.focus()};return n`<div class="adder row">
    <label for=${u}>${p(`name`,s)}</label>
    <input id=${u} autocomplete="off" placeholder=${a[a.length-1]===`phases`?`2020`:``} />
    ${c?n`<label for=${u+`v`}>${p(`value`,s)}</label>
            <input
              id=${u+`v`}
              autocomplete="off"
              list=${O(c)?`files`:t}
              placeholder=${c.example??``}
              @keydown=${e=>e.key===`Enter`&&d(e)}
            />`:t}
    <button type="button" @click=${d}>${p(`add`,s)}</button>
    ${l?n`<button type="button" @click=${e=>{let t=e.target.closest(`.adder`)?.querySelector(`input`);if(!t?.value.trim())return t?.focus();z(r,[...a,t.value.trim()],{}),t.value=``}}>${p(`addSection`,s)}</button>`:t}
    <span class="small">${e(o[0].doc,s)}</span>
  </div>`}function he(e,i){let a=e.language,o=e.problems,s=o.filter(e=>!e.caution).length,c=e.checked!==void 0&&e.checked.version===e.study?.version,l=()=>{let t=e.out.trim();t&&e.study&&e.run(e.study.file,t,e.replace)};return n`<section>
      <h2>${p(`check`,a)}</h2>
      <div class="row">
        <button ?disabled=${e.checking||!e.study} @click=${()=>void e.check()}>
          ${p(`check`,a)}
        </button>
        <span role="status" id="check-state">
          ${e.checking?p(`checking`,a):`${p(c?`checked`:`unchecked`,a)}${p(`colon`,a)}${m(s,`problems`,a)}${p(`comma`,a)}${m(o.length-s,`cautions`,a)}`}
        </span>
        ${c&&e.checked?.memory_mb!==void 0?n`<span class="small">${p(`memory`,a)} ${e.checked.memory_mb} MB</span>`:t}
      </div>
      ${o.length>0?A(e,o,i):c&&!e.checking?n`<p>${p(`nothingWrong`,a)}</p>`:t}
    </section>
    <section>
      <h2>${p(`start`,a)}</h2>
      ${e.drafts.size>0?n`<p id="unsaved">${p(`unsaved`,a,[...e.drafts.keys()].join(p(`comma`,a)))}</p>`:t}
      <div class="row">
        <label for="out">${p(`out`,a)}</label>
        <input
          id="out"
          .value=${r(e.out)}
          autocomplete="off"
          @input=${t=>e.out=t.target.value}
          @keydown=${e=>e.key===`Enter`&&l()}
        />
        <label class="check"
          ><input
            type="checkbox"
            id="replace"
            .checked=${r(e.replace)}
            @change=${t=>e.replace=t.target.checked}
          />${p(`replace`,a)}</label
        >
        <button id="start" class="main" ?disabled=${!e.study} @click=${l}>${p(`start`,a)}</button>
      </div>
    </section>
    <section>
      <h2>${p(`runs`,a)}</h2>
      ${e.runs.length===0?n`<p class="small">${p(`noRuns`,a)}</p>`:t}
      <ol class="runs">
        ${e.runs.map(t=>_e(e,t,i))}
      </ol>
      ${ve(e)}
    </section>`}function ge(e,t){return e?new Date(e).toLocaleString(t===`zh`?`zh-CN`:`en-GB`):``}var H=(e,t)=>`results/${encodeURIComponent(t)}/#lang=${e.language}`;function _e(r,i,a){let o=r.language,s=i.state===`running`||i.state===`waiting`,c=i.now?.share;return n`<li class=${i.state}>
    <div class="row">
      <b>${i.out}</b> <span class="small">${i.study}</span>
      <span class="badge state">${p(i.state,o)}</span>
      <span class="small">${ge(i.ended??i.started,o)}</span>
      ${s?n`<button @click=${()=>void r.cancel(i.id)}>${p(`cancel`,o)} ${i.out}</button>`:t}
      ${i.result?n`<a class="atlas" href=${H(r,i.out)}>${p(`openAtlas`,o)}</a>
              <a href=${`results/${encodeURIComponent(i.out)}/runs/1/report.html`}>${p(`openReport`,o)}</a>`:t}
      ${[`failed`,`cancelled`,`left`].includes(i.state)?n`<button @click=${()=>void r.run(i.study,i.out,!1)}>${p(`again`,o)}</button>`:t}
    </div>
    ${i.state===`running`?n`<div class="row">
            <progress aria-label=${p(`running`,o)} max="1" .value=${c??0}></progress>
            <span class="small"
              >${i.now?.left===void 0?t:p(`secondsLeft`,o,h(i.now.left,o))}</span
            >
          </div>`:t}
    <ol class="stages small">
      ${i.stages.map((r,a)=>{let c=s&&a===i.stages.length-1,l=c?i.now?.seconds:r.seconds;return n`<li aria-current=${c?`step`:t}>
          ${e(r.name,o)} ${l===void 0?t:h(l,o)}
          ${r.cached?n`<span>(${p(`fromCache`,o)} ${Math.round(r.cached*100)} %)</span>`:t}
        </li>`})}
    </ol>
    ${A(r,i.problems??[],a)}
  </li>`}function ve(e){let r=new Set(e.runs.filter(e=>e.result).map(e=>e.out)),i=e.listed.results.filter(e=>!r.has(e));return i.length===0?t:n`<h3>${p(`results`,e.language)}</h3>
    <ul>
      ${i.map(t=>n`<li><a href=${H(e,t)}>${t}</a></li>`)}
    </ul>`}var U={breaks:[`breakpoints`,`breakpoint`,`break`,`thresholds`,`intervals`,`分级`,`断点`],classes:[`class`,`categories`,`category`,`categorical`,`类别`,`分类`],quantiles:[`quantile`,`quintiles`,`percentiles`,`分位数`],minmax:[`min-max`,`min_max`,`min max`,`normalise`,`normalize`,`极差`],linear:[`line`,`continuous`,`function`,`线性`,`连续`]},ye=/^(negative|-|-1|descending|less|cost|lower|low|min|负向|负|逆向|成本型)$/i,W=e=>{let t=e.split(/[|;；]/).map(e=>e.trim()).filter(e=>e!==``);return t.length===1&&/^[-+\d.eE,，\s]+$/.test(t[0])?t[0].split(/[,，\s]+/).filter(e=>e):t};function be(e,t){let n=e.map(e=>e.trim().toLowerCase().replace(/ /g,`_`)),r=e=>t[n.indexOf(e)]?.trim()??``,i=r(`grading`).toLowerCase(),a=W(r(`at`)),o=W(r(`scores`)),s=o.length===0?a:a.length===0?o:[];s.length>0&&s.every(e=>/.+[=:：].+/.test(e))&&(a=s.map(e=>e.replace(/\s*[=:：][^=:：]*$/,``)),o=s.map(e=>e.replace(/^.*[=:：]\s*/,``)));let c=Object.keys(U).find(e=>e===i||U[e].includes(i))??xe(i,a,o),l=ye.test(r(`direction`)),u=c===`quantiles`?5:c===`breaks`?a.length+1:2,d=o.length>0?o.map(Number):Se(u,l);if(c===``||d.some(Number.isNaN))return;if(c===`classes`)return a.length===0||o.length!==a.length?void 0:{classes:a.map((e,t)=>[e,d[t]])};let f=a.map(Number);if(f.some(Number.isNaN))return;if(c===`breaks`)return f.every((e,t)=>t===0||e>f[t-1])&&f.length>0&&d.length===f.length+1?{breaks:f,scores:d}:void 0;if(c===`quantiles`)return{breaks:d.slice(1).map((e,t)=>100*(t+1)/d.length),scores:d,percentiles:!0};if(d.length!==2)return;let p=c===`minmax`||f.length===0;if(!p&&f.length!==2)return;let[m,h]=p?f.length===2?f.map(e=>100*e):c===`minmax`?[1,99]:[0,100]:f;return{line:[m,h,d[0],d[1]],percentiles:p}}function xe(e,t,n){return e===``?t.length===0?n.length>2?`quantiles`:`minmax`:t.every(e=>/^[-+]?[\d.]+(e[-+]?\d+)?$/i.test(e))?n.length===t.length+1?`breaks`:t.length===2?`linear`:`classes`:`classes`:``}var Se=(e,t)=>Array.from({length:e},(n,r)=>1+8*(t?e-1-r:r)/(e-1));function Ce(e,t){if(e.breaks&&e.scores){let{breaks:n,scores:r}=e,i=n[n.length-1]-n[0]||Math.abs(n[0])||1,[a,o]=G(e,n[0],n[n.length-1],i,t),s=[a,...n,o];return r.flatMap((e,t)=>[[s[t],e],[s[t+1],e]])}if(e.line){let[n,r,i,a]=e.line,o=Math.min(n,r),s=Math.max(n,r),[c,l]=G(e,o,s,s-o||1,t),[u,d]=n<=r?[i,a]:[a,i];return[[c,u],[o,u],[s,d],[l,d]]}return[]}function G(e,t,n,r,i){if(e.percentiles)return[0,100];let a=t-.35*r,o=n+.35*r;return[i&&i[0]<t?Math.max(a,i[0]):a,i&&i[1]>n?Math.min(o,i[1]):o]}function K(e){return/\.ahp(\[\d+\])?$/.test(e)?`ahp`:e===`suitability.criteria`?`criteria`:e===`suitability.zones`?`zones`:e===`scenarios`?`scenarios`:void 0}var q=(e,t,n=0)=>e.toLocaleString(t===`zh`?`zh-CN`:`en-GB`,{maximumFractionDigits:n});function we(e,r,i,a,o){let s=K(i),c=r&&r.kind===s?r:void 0;return n`${Te(e,r,s,a,o)} ${c?Ee(c,e.language):t}`}function Te(e,n,r,i,a){return r===`criteria`?Oe(n?.kind===`criteria`?n:void 0,i,Math.max(1,a),e.language):!n||n.kind!==r?t:n.kind===`ahp`?De(n,e.language):n.kind===`zones`?Re(n,e.language):Be(e,n)}function Ee(e,r){if(e.cell_m===void 0)return t;let i=q(Number(e.cell_m.toPrecision(2)),r);return n`<p class="small about">${p(e.follows?`aboutSoon`:`aboutOnly`,r,i)}</p>`}function De(e,r){let i=e.cr<e.limit;return n`<b id="cr">${p(`consistency`,r)}: ${e.cr.toFixed(3)}</b>
    ${p(i?`consistent`:`inconsistent`,r)}
    <span class="small">${p(`byMethod`,r,e.method,e.ri)}</span>
    ${e.worst&&!i?n`<p>
            ${p(`worst`,r,e.worst.first,e.worst.second,e.worst.given,e.worst.implied.toPrecision(3))}
          </p>`:t}
    <dl>
      ${e.names.map((t,r)=>n`<dt>${t}</dt>
            <dd><meter max="1" .value=${e.weights[r]} aria-label=${t}></meter> ${e.weights[r].toFixed(3)}</dd>`)}
    </dl>`}function Oe(e,r,i,a){let o=r[i];if(!o)return t;let s=o[r[0].map(e=>e.trim().toLowerCase()).indexOf(`criterion`)]?.trim()??``,c=e?.criteria.find(e=>e.name===s),l=be(r[0],o),u=!l||l.percentiles?c?.curve??l:l;return n`<h3>${p(`gradingOf`,a,s||i)}</h3>
    ${u?.classes?Ne(u.classes,t=>a===`zh`&&e?.chinese[t]||t,a):u?Ie(u,c?.range,a):n`<p class="small">${p(`noCurve`,a)}</p>`}
    ${c?n`<h4>${p(`landByScore`,a)}</h4>
            <dl class="shares">
              ${c.shares.map(([e,t])=>n`<dt>${Number(e.toPrecision(4))}</dt>
                    <dd>
                      <meter max="100" .value=${t} aria-label=${String(e)}></meter> ${t.toFixed(1)} %
                    </dd>`)}
            </dl>`:t}
    ${e?n`<h4>${p(`landByLevel`,a)}</h4>
            ${Le(e.levels,a)}`:t}`}var J=420,ke=170,Y=34,X=e=>String(Number(e.toPrecision(4))),Z=(e,t)=>p(`curve`,t)+`: `+e.map(([e,t])=>`${e}: ${X(t)}`).join(`, `),Ae=20,je=170,Me=24;function Ne(e,t,r){let a=e.map(e=>e[1]),[o,s]=[Math.min(0,...a),Math.max(0,...a)],c=e=>je+(e-o)/(s-o||1)*216,l=Ae*e.length+4,u=Z(e.map(([e,n])=>[t(e),n]),r);return n`<svg class="curve" viewBox=${`0 0 ${J} ${l}`} role="img" aria-label=${u}>
    <line class="axis" x1=${c(0)} y1="0" x2=${c(0)} y2=${l}></line>
    ${e.map(([e,n],r)=>{let a=Ae*r;return i`<text x=${164} y=${a+15} text-anchor="end">${Pe(t(e),Me)}</text><rect class="class" x=${Math.min(c(0),c(n))} y=${a+4} width=${Math.abs(c(n)-c(0))} height=${14}></rect><text x=${c(Math.max(0,n))+5} y=${a+15}>${X(n)}</text>`})}
  </svg>`}function Pe(e,t){let n=e=>e>`⺀`?2:1,r=[...e],i=r.reduce((e,t)=>e+n(t),0),a=``;for(let e=0,o=0;o<r.length;o++){if(e+=n(r[o]),e>t-1&&i>t)return a+`…`;a+=r[o]}return a}function Fe(e,t,n){let r=[];for(let i of e){let e=r[r.length-1];(r.length===0||Math.abs(t(i)-t(e))>=(n(i)+n(e))/2)&&r.push(i)}return r}function Ie(e,t,r){let a=Ce(e,t),o=a.map(e=>e[1]),s=Math.max(...o),c=Math.min(0,...o),l=e=>8+(s-e)/(s-c||1)*134,u=[a[0][0],a[a.length-1][0]],d=e=>Y+(e-u[0])/(u[1]-u[0]||1)*378,f=e.percentiles?` %`:``,p=Fe(e.breaks??a.map(e=>e[0]),d,e=>7*(X(e)+f).length+6),m=Fe([c,...o].sort((e,t)=>e-t),l,()=>12),h=Z(a.filter((e,t)=>t%2==1).map(e=>[`≤ `+X(e[0]),e[1]]),r);return n`<svg class="curve" viewBox=${`0 0 ${J} ${ke}`} role="img" aria-label=${h}>
    <line class="axis" x1=${Y} y1=${l(c)} x2=${412} y2=${l(c)}></line>
    <line class="axis" x1=${Y} y1="8" x2=${Y} y2=${l(c)}></line>
    ${m.map(e=>i`<text x=${29} y=${l(e)+4} text-anchor="end">${X(e)}</text>`)}
    <polyline points=${a.map(e=>`${d(e[0]).toFixed(1)},${l(e[1]).toFixed(1)}`).join(` `)}></polyline>
    ${p.map(e=>i`<text x=${d(e)} y=${164} text-anchor="middle">${X(e)}${f}</text>`)}
  </svg>`}function Le(t,r){let a=t.filter(e=>e.percent>0),o=a.map((e,t)=>a.slice(0,t).reduce((e,t)=>e+t.percent,0));return n`<svg class="bar" viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true">
      ${a.map((e,t)=>i`<rect x=${o[t]} y="0" width=${e.percent} height="6" fill=${e.color}></rect>`)}
    </svg>
    <ul class="key">
      ${t.map(t=>n`<li>
            <svg viewBox="0 0 10 10" aria-hidden="true"><rect width="10" height="10" fill=${t.color}></rect></svg>
            ${e(t.name,r)} <b>${t.percent.toFixed(1)} %</b>
            <span class="small">${q(t.area_ha,r)} ha</span>
          </li>`)}
    </ul>`}function Re(r,i){return n`<h3>${p(`landByZone`,i)}</h3>
    ${Le(r.shares,i)}
    <canvas
      width=${r.columns}
      height=${r.rows}
      role="img"
      aria-label=${r.shares.map(t=>`${e(t.name,i)} ${t.percent.toFixed(1)} %`).join(`, `)}
    ></canvas>
    <p class="small">${p(`coarse`,i,r.columns,r.rows)}</p>
    ${r.recorded?n`<p class="small">${p(`recorded`,i,r.earlier??``)}</p>`:t}
    ${r.unknown.length>0?n`<p class="small">${p(`unknownLayers`,i,r.unknown.join(`, `))}</p>`:t}`}function ze(e,t){let n=e?.getContext(`2d`);if(!n)return;let r=atob(t.cells),i=n.createImageData(t.columns,t.rows),a=t.shares.map(e=>parseInt(e.color.slice(1),16));for(let e=0;e<r.length;e++){let t=r.charCodeAt(e);if(t===0)continue;let n=a[t-1];i.data.set([n>>16,n>>8&255,n&255,255],4*e)}n.putImageData(i,0,0)}function Be(e,r){let i=e.language,a=(e,t=0)=>(e>0?`+`:e<0?`−`:``)+q(Math.abs(e),i,t);return n`<div class="grid" tabindex="0" role="region" aria-label=${p(`scenario`,i)}>
      <table>
        <thead>
          <tr>
            <th scope="col">${p(`scenario`,i)}</th>
            <th scope="col">${p(`moved`,i)}</th>
            <th scope="col">${p(`difference`,i)}</th>
          </tr>
        </thead>
        <tbody>
          ${r.scenarios.map(e=>n`<tr>
                  <th scope="row">${e.scenario}</th>
                  <td class="number">${q(e.moved_ha,i)}</td>
                  <td class="number">
                    <b>${a(e.difference_tCO2)}</b>${e.difference_percent===void 0?t:` (${a(e.difference_percent,2)} %)`}
                  </td>
                </tr>
                ${r.lines.filter(t=>t.scenario===e.scenario).map(e=>n`<tr>
                        <td class="small">${p(`line`,i,e.line)}</td>
                        <td></td>
                        <td class="number small">${a(e.difference_tCO2)}</td>
                      </tr>`)}`)}
        </tbody>
      </table>
    </div>
    ${A(e,r.problems,void 0)}`}var Ve=500;function He(e,t){let n=[],r=(e,i)=>{typeof e==`string`?Q(e)&&n.push({key:i.join(`.`),file:D(e,t)}):Array.isArray(e)?e.forEach((t,n)=>r(t,e.length<2?i:[...i.slice(0,-1),`${i[i.length-1]}[${n+1}]`])):Object.entries(e).forEach(([e,t])=>r(t,[...i,e]))};return r(e,[]),n}var Q=e=>/\.(csv|tsv|txt)$/i.test(e),Ue={"carbon.factors":[[`class`,`value`,`unit`,`source`]],"carbon.stock":[[`class`,`value`,`unit`,`source`]],"carbon.energy.file":[[`year`,`unit`,`item`,`amount`,`unit_of_amount`]],"suitability.criteria":[[`criterion`,`source`,`direction`,`grading`,`at`,`scores`]],"suitability.zones":[[`rule`,`zone`,`level`,`land_use`],[`P1`,`key_protection`,`1`,``],[`R1`,`key_restoration`,`2`,``],[`A1`,`auxiliary_restoration`,`3`,``]],"suitability.weights.ahp":[[`criterion`]],scenarios:[[`scenario`,`zone`,`from`,`to`,`area_ha`,`item`,`percent`]]},We={"carbon.factors":`tC/ha/yr`,"carbon.stock":`tC/ha`};function Ge(e){return[[`criterion`,...e],...e.map(t=>[t,...e.map(()=>`1`)])]}function Ke(e){let t=/^\s*(\d+(?:\.\d+)?)(?:\s*\/\s*(\d+(?:\.\d+)?))?\s*$/.exec(e);if(!t||Number(t[1])===0)return``;let n=t[2]??`1`;return t[1]===`1`?n:`${n}/${t[1]}`}function qe(e){return n`<cs-tables .desk=${e} .language=${e.language} .chosen=${e.table}></cs-tables>`}function Je(e,r){return e.drafts.has(r)?n`<button class="discard" @click=${()=>e.reload(r)}>${p(`discard`,e.language)}</button>`:t}function Ye(e){let t=x(e.study?.values??{},[`landUse`,`legend`]);if(typeof t!=`string`)return[];let n=D(t,e.study?.file??``),r=[...e.inspected.values()].flatMap(e=>(e.legends??[]).filter(e=>e.legend===t||e.legend===n).flatMap(e=>e.classes.map(e=>e.class)));return[...new Set(r)]}function Xe(e){let t=e=>[...e].reduce((e,t)=>e+(t>`⺀`?2:1),0);return Math.min(40,e.reduce((e,n)=>Math.max(e,t(n)),6)+1)}var Ze=class extends o{constructor(...e){super(...e),this.language=`en`,this.key=``,this.rows=[],this.row=1,this.wrong=[],this.asking=0,this.waiting=!1}static{this.properties={desk:{attribute:!1},language:{attribute:!1},chosen:{attribute:!1}}}createRenderRoot(){return this}choose(e,t){this.desk&&(this.desk.table={key:e,file:t},this.desk.tell())}async open(){let e=this.chosen,t=this.desk?.drafts.get(e?.file??``),n=e&&await this.desk?.try(()=>d.table(e.file));e===this.chosen&&(this.key=e?.key??``,this.table=n&&t?{...n,version:t.version}:n,this.rows=t?.rows??n?.rows.map(e=>[...e])??[],this.said=void 0,this.wrong=[],this.row=1,this.effect(),this.requestUpdate())}effect(e=150){let t=K(this.key);clearTimeout(this.later);let n=++this.asking;this.waiting=t!==void 0,t!==void 0&&(this.later=window.setTimeout(()=>{d.effect(t,{study:this.desk?.study?.file??``,rows:this.rows}).then(e=>this.told(n,{kind:t,...e},[])).catch(e=>this.told(n,void 0,e instanceof s?e.problems:[]))},e))}told(e,t,n){e===this.asking&&(this.waiting=!1,this.said=t,this.wrong=n,this.requestUpdate(),t?.follows&&this.isConnected&&(this.effect(1500),this.waiting=!1))}updated(e){e.has(`chosen`)&&this.open(),this.said?.kind===`zones`&&ze(this.querySelector(`canvas`),this.said)}async begin(e){let t=this.desk?.study;if(!t)return;let n=e.split(`.`).filter(e=>e!==`file`).pop()+`.csv`,r=D(n,t.file),i=await this.beginning(e);await this.desk?.try(()=>d.writeTable(r,``,i))&&(await this.desk?.change([{path:e.split(`.`),value:n}]),await this.desk?.refresh(),this.choose(e,r))}async beginning(e){let t=this.desk,n=t?.study,r=Ue[e];if(!t||!n)return r;if(e in We)return[...r,...Ye(t).map(t=>[t,``,We[e],``])];let i=x(n.values,[`suitability`,`criteria`]);if(e!==`suitability.weights.ahp`||typeof i!=`string`||!Q(i))return r;let a=await t.try(()=>d.table(D(i,n.file))),o=a?.rows[0].findIndex(e=>e.trim().toLowerCase()===`criterion`)??-1;return o<0?r:Ge((a?.rows.slice(1)??[]).map(e=>e[o]).filter(Boolean))}mirror(e,t){let n=this.rows.every(e=>e.length===this.rows.length);if(K(this.key)!==`ahp`||!n||e===0||t===0||e===t)return;let r=Ke(this.rows[e][t]);r&&this.rows[t][e].trim()&&(this.rows[t][e]=r)}edit(){this.table&&this.desk?.drafts.set(this.table.file,{version:this.table.version,rows:this.rows}),this.effect(),this.requestUpdate()}async save(){let e=this.table;if(!e)return;let t=await this.desk?.try(()=>d.writeTable(e.file,e.version,this.rows));t&&(this.table=t,this.rows=t.rows.map(e=>[...e]),this.desk&&(this.desk.drafts.delete(e.file),this.desk.checked=void 0,this.desk.soonChecked(),this.desk.refresh()),this.requestUpdate())}render(){let e=this.language,r=this.desk?.study,i=r?He(r.values,r.file):[],a=new Set(i.map(e=>e.key)),o=new Set(i.map(e=>e.file)),s=(this.desk?.listed.files??[]).map(e=>e.name).filter(e=>Q(e)&&!o.has(e)),c=Object.keys(Ue).filter(e=>r&&!a.has(e)&&x(r.values,e.split(`.`))===void 0&&(!e.startsWith(`suitability`)||x(r.values,[`suitability`])!==void 0)&&(e!==`suitability.weights.ahp`||x(r.values,[`suitability`,`criteria`])!==void 0)),l=Math.max(1,...this.rows.map(e=>e.length)),u=this.rows.slice(0,501),d=Array.from({length:l},(e,t)=>Xe(u.map(e=>e[t]??``)));return n`<div class="row">
        <label for="table">${p(`chooseTable`,e)}</label>
        <select
          id="table"
          @change=${e=>{let t=e.target.value,n=i.find(e=>e.key===t);(n??t)&&this.choose(n?.key??``,n?.file??t)}}
        >
          <option value="" ?selected=${!this.table}>${p(`chooseOne`,e)}</option>
          ${i.map(e=>n`<option value=${e.key} ?selected=${e.key===this.key}>${e.key}: ${e.file}</option>`)}
          ${s.length>0?n`<optgroup label=${p(`otherTables`,e)}>
                  ${s.map(e=>n`<option value=${e} ?selected=${!this.key&&e===this.table?.file}>${e}</option>`)}
                </optgroup>`:t}
        </select>
        ${this.table?n`<button
                  class="main"
                  id="save-table"
                  ?disabled=${!this.desk?.drafts.has(this.table.file)}
                  @click=${()=>void this.save()}
                >
                  ${p(`save`,e)}
                </button>
                ${this.desk?Je(this.desk,this.table.file):t}`:t}
      </div>
      ${i.length===0?n`<p>${p(`noTables`,e)}</p>`:t}
      ${this.table?t:n`<p class="row">
              ${c.map(t=>n`<button class="begin" @click=${()=>void this.begin(t)}>${p(`newTable`,e,t)}</button>`)}
            </p>`}
      ${this.table&&this.desk&&K(this.key)?n`<div class="effect" role="status" aria-busy=${this.waiting?`true`:`false`}>
              ${we(this.desk,this.said,this.key,this.rows,this.row)}
              ${this.waiting&&!this.said?n`<p class="small">${p(`working`,e)}</p>`:t}
              ${A(this.desk,this.wrong,void 0)}
            </div>`:t}
      ${this.table?n`<div class="grid" tabindex="0" role="region" aria-label=${this.table.file}>
                <table>
                  <tbody>
                    ${u.map((e,t)=>this.line(e,t,d))}
                  </tbody>
                </table>
              </div>
              ${this.rows.length>501?n`<p class="small">${Ve} / ${this.rows.length-1} ${p(`rows`,e)}</p>`:n`<div class="row">
                      <button
                        @click=${()=>{this.rows.push(Array.from({length:l},()=>``)),this.edit()}}
                      >
                        ${p(`addRow`,e)}
                      </button>
                      <button
                        @click=${()=>{this.rows.forEach(e=>e.push(...Array.from({length:l+1-e.length},()=>``))),this.edit()}}
                      >
                        ${p(`addColumn`,e)}
                      </button>
                    </div>`}`:t}`}line(e,i,a){let o=e=>this.rows[0]?.[e]||String(e+1);return n`<tr>
      ${Array.from(a,(t,a)=>n`<td>
            <input
              size=${t}
              aria-label=${`${o(a)}, ${i+1}`}
              .value=${r(e[a]??``)}
              @focus=${()=>{this.row=i,this.requestUpdate()}}
              @input=${t=>{for(;e.length<=a;)e.push(``);e[a]=t.target.value,this.mirror(i,a),this.edit()}}
            />
          </td>`)}
      <td>
        ${i>0?n`<button
                aria-label=${`${p(`removeRow`,this.language)} ${i+1}`}
                @click=${()=>{this.rows.splice(i,1),this.edit()}}
              >
                ×
              </button>`:t}
      </td>
    </tr>`}},$=[`files`,`form`,`tables`,`run`,`text`],Qe=class extends o{constructor(...e){super(...e),this.desk=new y,this.tab=`files`,this.toField=e=>{this.show(`form`),this.updateComplete.then(()=>{re(e)||this.show(`text`)})}}createRenderRoot(){return this}connectedCallback(){super.connectedCallback();let e=new URLSearchParams(location.hash.slice(1)),t=e.get(`lang`)??localStorage.getItem(`carbonscape-lang`)??navigator.language;this.desk.language=t.startsWith(`zh`)?`zh`:`en`;let n=e.get(`dark`)??localStorage.getItem(`carbonscape-dark`);this.desk.dark=n===null?matchMedia(`(prefers-color-scheme: dark)`).matches:n===`1`;let r=e.get(`tab`);this.tab=$.find(e=>e===r)??`files`,this.desk.on(()=>this.requestUpdate()),this.look(),this.desk.open(e.get(`study`)).then(()=>this.look()),addEventListener(`hashchange`,()=>location.reload()),addEventListener(`beforeunload`,e=>{this.desk.typed.size+this.desk.drafts.size>0&&e.preventDefault()})}look(){let{language:e,dark:t,study:n}=this.desk;document.documentElement.lang=e===`zh`?`zh-CN`:`en`,document.documentElement.dataset.theme=t?`dark`:`light`,document.title=p(`title`,e),localStorage.setItem(`carbonscape-lang`,e),localStorage.setItem(`carbonscape-dark`,t?`1`:`0`);let r=new URLSearchParams({tab:this.tab,lang:e,dark:t?`1`:`0`});n&&r.set(`study`,n.file),history.replaceState(null,``,`#`+r.toString()),this.requestUpdate()}show(e){this.tab=e,this.look()}t(e){return p(e,this.desk.language)}render(){let e=this.desk,r=e.studies();return n`<header>
        <h1>${this.t(`title`)}</h1>
        ${r.length>0?n`<label for="study">${this.t(`studyFile`)}</label>
                <select
                  id="study"
                  .value=${e.study?.file??``}
                  @change=${t=>{e.load(t.target.value).then(()=>this.look())}}
                >
                  ${r.map(t=>n`<option value=${t} ?selected=${t===e.study?.file}>${t}</option>`)}
                </select>`:t}
        <span class="grow small" role="status">${e.slow&&!e.gone?this.t(`slow`):t}</span>
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
              ${this.t(e)}${e===`run`?this.count():t}
            </button>`)}
      </div>
      <main id="panel" role="tabpanel" aria-labelledby=${`tab-`+this.tab} tabindex="-1">${this.panel()}</main>`}count(){let e=this.desk.problems.filter(e=>!e.caution).length;return e>0?n` <span class="count problem">${e}</span>`:t}turn(e){let t=e.key===`ArrowRight`?1:e.key===`ArrowLeft`?-1:0;if(t===0)return;let n=$[($.indexOf(this.tab)+t+$.length)%$.length];this.show(n),this.updateComplete.then(()=>document.getElementById(`tab-`+n)?.focus())}trouble(){let e=this.desk;if(e.refused.length===0&&!e.failed&&!e.gone)return t;let r=e.refused.find(e=>e.code===`STUDIO-02`);return n`<div class="trouble" role="alert">
      ${e.gone?n`<p>${this.t(`gone`)}</p>`:t} ${e.failed?n`<p>${e.failed}</p>`:t}
      ${A(e,e.refused,this.toField)}
      ${r?n`<button @click=${()=>e.reload(r.place.en)}>${this.t(`reload`)}</button>`:t}
      <button
        @click=${()=>{e.refused=[],e.failed=``,e.gone=!1,this.requestUpdate()}}
      >
        ${this.t(`close`)}
      </button>
    </div>`}panel(){let e=this.desk;if(!e.form)return n`<p role="status">${e.refused.length>0?t:this.t(`looking`)}</p>`;if(!e.study)return n`${this.creation()} ${M(e)}`;switch(this.tab){case`files`:return M(e);case`form`:return de(e);case`tables`:return qe(e);case`run`:return he(e,this.toField);case`text`:return this.source()}}creation(){return n`<section>
      <h2>${this.t(`newStudy`)}</h2>
      <p>${this.t(`newStudyHelp`)}</p>
      <div class="row">
        <label for="new-title">${this.t(`studyTitle`)}</label><input id="new-title" autocomplete="off" />
        <label for="new-file">${this.t(`fileName`)}</label><input id="new-file" value="study.yaml" autocomplete="off" />
        <button class="main" id="create" @click=${()=>{let e=this.querySelector(`#new-title`)?.value.trim(),t=this.querySelector(`#new-file`)?.value.trim();e&&t&&this.desk.create(/\.ya?ml$/i.test(t)?t:t+`.yaml`,e).then(()=>this.look())}}>${this.t(`create`)}</button>
      </div>
    </section>`}source(){let{study:e,drafts:t}=this.desk;if(!e)return n``;let i=t.get(e.file);return n`<label for="source">${e.file}</label>
      <textarea
        id="source"
        rows="30"
        spellcheck="false"
        .value=${r(i?.text??e.text)}
        @input=${n=>{let r=n.target.value;t.set(e.file,{version:i?.version??e.version,text:r}),this.requestUpdate()}}
      ></textarea>
      <div class="row">
        <button class="main" @click=${()=>void this.desk.write(i?.text??e.text)}>${this.t(`save`)}</button> ${Je(this.desk,e.file)}
      </div>
      ${A(this.desk,this.desk.problems,this.toField)}`}};customElements.define(`cs-tables`,Ze),customElements.define(`cs-studio`,Qe);