import{S as e,_ as t,b as n,c as r,d as i,f as a,g as o,h as s,l as c,m as l,p as u,r as d,u as f,v as p,x as m,y as h}from"./text-orWUPi6G.js";var g=class extends Error{constructor(e,t,n){super(n),this.status=e,this.problems=t}},_=class extends Error{};async function v(e,t){let n=await fetch(`studio/`+e,t===void 0?{}:{method:`POST`,body:t}).catch(()=>{throw new _}),r=(n.headers.get(`Content-Type`)??``).startsWith(`application/json`);if(n.ok&&r)return n.json();let i=r?(await n.json()).problems:[];throw new g(n.status,i,r?``:await n.text())}var y=(e,t)=>e+`?file=`+encodeURIComponent(t),b={workspace:()=>v(`workspace`),form:()=>v(`form`),study:e=>v(y(`study`,e)),change:(e,t,n)=>v(y(`study`,e),JSON.stringify({version:t,edits:n})),write:(e,t,n)=>v(y(`study`,e),JSON.stringify({version:t,text:n})),check:e=>v(y(`check`,e),`{}`),inspect:async e=>(await v(`inspect`,JSON.stringify({files:e}))).files,upload:async(e,t)=>(await v(y(`files`,e),t)).files,runs:async()=>(await v(`runs`)).runs,run:(e,t,n,r)=>v(`runs`,JSON.stringify({study:e,out:t,language:n,replace:r})),cancel:e=>v(`runs/${encodeURIComponent(e)}/cancel`,`{}`),table:e=>v(y(`table`,e)),writeTable:(e,t,n)=>v(y(`table`,e),JSON.stringify({version:t,rows:n})),effect:(e,t)=>v(`effect/`+e,JSON.stringify(t))},ee={title:[`Carbonscape studio`,`Carbonscape 工作台`],study:[`Study`,`研究`],studyFile:[`Study file`,`研究文件`],newStudy:[`New study`,`新建研究`],newStudyHelp:[`There is no study file here yet. Name one; it is written into the workspace.`,`此工作区还没有研究文件。请为研究命名，文件将写入工作区。`],studyTitle:[`Title of the study`,`研究名称`],create:[`Create`,`创建`],fileName:[`File name`,`文件名`],files:[`Files`,`文件`],form:[`Settings`,`设置`],tables:[`Tables`,`表格`],run:[`Check and run`,`检查与运行`],text:[`Text`,`文本`],language:[`中文`,`English`],dark:[`Dark`,`深色`],light:[`Light`,`浅色`],workspace:[`Workspace`,`工作区`],drop:[`Drop files here, or choose them`,`将文件拖到此处，或点击选择`],dropHelp:[`A zip archive is unpacked. Files that are there already are never replaced. Large rasters: copy them into the workspace folder yourself.`,`压缩包会自动解压；已有的同名文件不会被替换。较大的栅格请直接复制到工作区文件夹。`],sending:[`Sending`,`正在上传`],refresh:[`Look again`,`刷新`],whatIsIt:[`What is it?`,`查看内容`],looking:[`Looking into the files …`,`正在读取文件…`],raster:[`raster`,`栅格`],vector:[`polygons`,`面`],table:[`table`,`表格`],unknown:[`other`,`其他`],crs:[`Coordinate system`,`坐标系`],grid:[`Grid`,`格网`],cells:[`cells`,`像元`],cell:[`cell`,`像元边长`],noData:[`No data`,`无数据`],classes:[`Classes`,`类别`],values:[`Values`,`数值范围`],years:[`Years`,`年份`],overlaps:[`Covered by the others`,`被其他文件覆盖`],units:[`Units`,`单元`],idColumn:[`id`,`编号`],nameColumn:[`name`,`名称`],columns:[`Columns`,`列`],rows:[`rows`,`行`],criteria:[`Criteria`,`准则`],sheet:[`Sheet`,`工作表`],noTable:[`no table begins here`,`未见表头`],namedBy:[`named by {0}, {1} % of the cells`,`按图例 {0} 命名，覆盖 {1} % 的像元`],alike:[`; {0} fit alike`,`；{0} 同样适配`],useLand:[`Use as land use of`,`用作该年土地利用：`],useLegend:[`Use this legend`,`采用此图例`],useUnits:[`Use as units`,`用作单元`],useAs:[`Use as`,`用作`],useDriver:[`Use as driver`,`用作驱动因子`],used:[`in the study`,`已用于研究`],add:[`Add`,`添加`],addSection:[`Add with settings of its own`,`添加并单独设置`],remove:[`Take out`,`移除`],name:[`Name`,`名称`],value:[`Value`,`值`],use:[`use`,`启用`],standard:[`default`,`默认`],example:[`such as`,`如`],required:[`required`,`必填`],check:[`Check`,`检查`],checking:[`Checking …`,`正在检查…`],checked:[`Checked`,`已检查`],unchecked:[`Changed since the last check`,`上次检查后有改动`],colon:[`: `,`：`],comma:[`, `,`，`],problems:[`{0} problems`,`{0} 个问题`],oneProblem:[`1 problem`,`1 个问题`],cautions:[`{0} cautions`,`{0} 条提醒`],oneCaution:[`1 caution`,`1 条提醒`],problem:[`Problem`,`问题`],caution:[`Caution`,`提醒`],nothingWrong:[`Nothing is wrong with it.`,`没有发现问题。`],memory:[`Memory for a run: about`,`运行约需内存：`],start:[`Run`,`运行`],out:[`Folder of the result`,`结果文件夹`],replace:[`Replace an earlier result that was changed since`,`允许替换改动过的旧结果`],cancel:[`Cancel`,`取消`],again:[`Run again`,`再次运行`],runs:[`Runs`,`任务`],noRuns:[`Nothing has run here yet.`,`还没有运行过。`],waiting:[`waiting`,`等待中`],running:[`running`,`运行中`],done:[`done`,`已完成`],failed:[`failed`,`失败`],cancelled:[`cancelled`,`已取消`],left:[`ended with the program; run it again: what its stages had finished is kept`,`随程序中断；可再次运行，已完成的阶段会从缓存继续`],secondsLeft:[`about {0} left`,`约剩 {0}`],fromCache:[`from the cache`,`取自缓存`],openAtlas:[`Open the atlas`,`打开图集`],openReport:[`Report`,`报告`],results:[`Results here`,`已有结果`],save:[`Save`,`保存`],reload:[`Reload`,`重新载入`],gone:[`The program does not answer. Where it has ended, start it again for this folder: this page then goes on, with what was typed.`,`程序没有响应。若程序已结束，请对此文件夹重新启动，本页面将继续工作，已输入的内容会保留。`],slow:[`Waiting for the program …`,`正在等待程序响应…`],changedElsewhere:[`{0} was changed elsewhere, as in another tab; it is shown as it is now`,`{0} 已在别处（如另一标签页）修改；现显示其最新内容`],noSuchStudy:[`The address of this page names a study that is not in this workspace: {0}`,`本页地址所指的研究文件不在此工作区：{0}`],discard:[`Discard changes`,`放弃修改`],unsaved:[`Not saved yet, so a run does not have it: {0}`,`尚未保存，运行时不会采用：{0}`],goTo:[`Go to the field`,`转到该项`],close:[`Close`,`关闭`],chooseTable:[`Table`,`表格`],chooseOne:[`Choose a table…`,`请选择表格`],noTables:[`The study names no tables yet.`,`研究中尚未引用表格。`],otherTables:[`Other tables of the workspace`,`工作区中的其他表格`],addRow:[`Add a row`,`添加一行`],addColumn:[`Add a column`,`添加一列`],removeRow:[`Take out this row`,`移除此行`],consistency:[`Consistency ratio CR`,`一致性比例 CR`],consistent:[`consistent (under 0.10)`,`一致（小于 0.10）`],inconsistent:[`inconsistent (0.10 or more)`,`不一致（不小于 0.10）`],worst:[`Look first at {0} against {1}: {2} is given, the others imply {3}.`,`先看 {0} 与 {1}：所给为 {2}，其余判断推得 {3}。`],newTable:[`New table {0}`,`新建表 {0}`],working:[`Working it out …`,`正在计算…`],byMethod:[`weights by {0}, random index {1}`,`权重方法 {0}，随机一致性指标 {1}`],gradingOf:[`Grading of {0}`,`{0} 的分级`],curve:[`Score over value`,`得分随取值的变化`],noCurve:[`This row makes no curve yet.`,`此行尚不能画出曲线。`],landByScore:[`Share of land by score`,`各得分的土地占比`],landByLevel:[`Share of land by level`,`各等级的土地占比`],landByZone:[`Share of land by zone`,`各分区的土地占比`],coarse:[`Preview on {0} × {1} cells; in a run small patches join their surroundings.`,`预览基于 {0} × {1} 个像元；正式运行时，小图斑将并入周围。`],unknownLayers:[`Only a run knows {0}: rules about it match nowhere in this preview. Run the study once to see them.`,`{0} 须运行后才有；预览中与之有关的规则均不成立。请先运行一次研究。`],recorded:[`Hot spots are those of the result “{0}”; a run finds them anew.`,`冷热点取自已有结果“{0}”；正式运行时将重新计算。`],aboutSoon:[`About right: worked out on cells of {0} m. The exact shares follow.`,`近似结果：按 {0} 米像元估算，精确占比随后给出。`],aboutOnly:[`About right: worked out on cells of {0} m. Only a run gives exact shares for a study of this size.`,`近似结果：按 {0} 米像元估算。此研究范围较大，精确占比须运行后得出。`],scenario:[`Scenario`,`情景`],moved:[`Land moved, ha`,`转换土地（ha）`],difference:[`Change of net flux, tCO₂ a year`,`净通量变化（tCO₂/年）`],line:[`line {0}`,`第 {0} 行`],seconds:[`s`,`秒`],minutes:[`min`,`分`],hours:[`h`,`小时`]};function x(e,t,...n){return ee[e][t===`en`?0:1].replace(/\{(\d)\}/g,(e,t)=>String(n[Number(t)]??``))}function S(e,t,n){return x(e===1?t===`problems`?`oneProblem`:`oneCaution`:t,n,e)}function C(e,t){let n=Math.max(0,Math.round(e)),r=e=>x(e,t);return n<60?`${n} ${r(`seconds`)}`:n<3600?`${Math.floor(n/60)} ${r(`minutes`)} ${n%60} ${r(`seconds`)}`:`${Math.floor(n/3600)} ${r(`hours`)} ${Math.floor(n/60)%60} ${r(`minutes`)}`}function te(e,t){let n=(e.charAt(0).toUpperCase()+e.slice(1)).replaceAll(` `,` `);return/[.。?？!！]$/.test(n)?n:n+(t===`zh`?`。`:`.`)}var ne=256<<20,re=1e3,ie=class{constructor(){this.language=`en`,this.dark=!1,this.listed={folder:``,files:[],results:[],uploadBytes:0},this.checking=!1,this.inspected=new Map,this.looking=!1,this.lookAgain=!1,this.runs=[],this.refused=[],this.failed=``,this.sending=``,this.gone=!1,this.slow=!1,this.typed=new Map,this.drafts=new Map,this.out=`run`,this.replace=!1,this.followers=[],this.pending=Promise.resolve()}on(e){this.followers.push(e)}tell(){this.followers.forEach(e=>e())}get problems(){return this.study?this.checked?.version===this.study.version?this.checked.problems:this.study.problems:[]}async open(e){let t=await this.try(()=>Promise.all([b.form(),b.workspace()]));if(!t)return;[this.form,this.listed]=t;let n=this.studies();e&&!n.includes(e)&&(this.failed=x(`noSuchStudy`,this.language,e));let r=n.find(t=>t===e)??n.find(e=>/(^|\/)study\.ya?ml$/.test(e))??n[0];r&&await this.load(r,this.failed),this.tell(),this.follow(),this.look()}studies(){return this.listed.files.map(e=>e.name).filter(e=>/\.ya?ml$/i.test(e))}follow(){let e=new EventSource(`studio/events`);e.addEventListener(`error`,()=>{this.gone||=e.readyState===EventSource.CONNECTING,this.tell()}),e.addEventListener(`open`,()=>void(this.gone&&this.back())),e.addEventListener(`runs`,e=>{let t=this.runs.filter(e=>e.result).length;this.runs=JSON.parse(e.data).runs,this.tell(),this.runs.filter(e=>e.result).length!==t&&this.refresh()})}async back(){let e=await this.try(()=>b.workspace());if(e){if(e.folder!==this.listed.folder)return location.reload();this.listed=e;for(let[e,{text:t,edits:n}]of this.typed)n&&await this.enter(e,t,n);this.soonChecked(),this.look()}}async try(e){let t=this.pending.then(e);this.pending=t.catch(()=>void 0);let n=window.setTimeout(()=>{this.slow=!0,this.tell()},re);try{let e=await t;return this.refused=[],this.failed=``,this.gone=!1,e}catch(e){this.wrong(e);return}finally{clearTimeout(n),this.slow=!1,this.tell()}}wrong(e){this.gone=e instanceof _,this.refused=e instanceof g?e.problems:[],this.failed=this.gone||this.refused.length>0?``:String(e instanceof Error?e.message:e)}reload(e){this.drafts.delete(e),this.table&&={...this.table},this.study&&this.load(this.study.file)}load(e,t=``){return this.try(async()=>{e!==this.study?.file&&(this.table=void 0),this.study=await b.study(e),this.typed.clear(),this.checked=void 0,this.soonChecked()}).then(()=>this.failed||=t)}async enter(e,t,n){this.typed.set(e,{text:t,edits:n}),await this.change(n),!this.gone&&this.typed.get(e)?.text===t&&this.typed.delete(e),this.tell()}change(e){return this.try(async()=>{this.study&&(this.study=await b.change(this.study.file,this.study.version,e),this.soonChecked())})}write(e){return this.try(async()=>{if(!this.study)return;let{file:t,version:n}=this.study;this.study=await b.write(t,this.drafts.get(t)?.version??n,e),this.drafts.delete(t),this.soonChecked()})}create(e,t){return this.try(async()=>{this.study=await b.change(e,``,[{path:[`study`],value:t}]),this.listed=await b.workspace()})}soonChecked(){clearTimeout(this.checkLater),this.checkLater=window.setTimeout(()=>void this.check(),700)}async check(){if(clearTimeout(this.checkLater),!this.study||this.checking)return;this.checking=!0,this.tell();let{file:e,version:t}=this.study;try{this.checked=await b.check(e)}catch(e){this.wrong(e)}if(this.checking=!1,this.tell(),this.study?.file===e&&this.checked&&this.checked.version!==this.study.version){if(this.study.version!==t)return this.soonChecked();await this.load(e,x(`changedElsewhere`,this.language,e)),this.tell()}}async refresh(){await this.try(async()=>{this.listed=await b.workspace()}),await this.look()}async look(e=[]){let t=this.listed.files.filter(t=>e.includes(t.name)||t.bytes<ne&&/\.(tiff?|img|asc|vrt|gpkg|shp|geojson|fgb|kml|csv|tsv|txt|xlsx?|xlsm)$/i.test(t.name)).map(e=>e.name).slice(0,60);if(this.lookAgain=this.looking,!(t.length===0||this.looking)){this.looking=!0,this.tell();try{for(let e of t)if(!this.inspected.has(e)){for(let t of await b.inspect([e]))this.inspected.set(t.file,t);this.tell()}let e=await b.inspect(t);this.inspected=new Map(e.map(e=>[e.file,e]))}catch(e){this.wrong(e)}this.looking=!1,this.tell(),this.lookAgain&&await this.look(e)}}async upload(e){for(let t of e)if(this.sending=t.name,this.tell(),!await this.try(()=>b.upload(t.name,t)))break;this.sending=``;let t=this.refused;await this.refresh(),this.refused=t,this.tell()}run(e,t,n){return this.try(async()=>{await b.run(e,t,this.language,n),this.runs=await b.runs()})}cancel(e){return this.try(()=>b.cancel(e))}};function w(e){return typeof e==`object`&&!Array.isArray(e)}function T(e,t){let n=e;for(let e of t)n=w(n)?n[e]:void 0;return n}function E(e,t){let n=[e.key,...e.alsoCalled??[]];return w(t)&&n.find(e=>e in t)||e.key}function ae(e,t){let n=e.items??[],r=n.filter(e=>e.key===`*`);if(r.length===0||!w(t))return[];let i=new Set(n.flatMap(e=>[e.key,...e.alsoCalled??[]]));return Object.keys(t).filter(e=>!i.has(e)).map(e=>({key:e,item:r.find(n=>!!n.items===w(t[e]))??r[0]}))}function D(e){if(e===void 0||w(e))return``;if(!Array.isArray(e))return e;let t=e.map(e=>typeof e==`string`?e:JSON.stringify(e));return t.join(t.some(e=>/[,，\n]/.test(e))?`
`:`, `)}function oe(e,t){let n=t.trim();if(n===``)return;if(!e.list)return n;let r=n.replace(/^\[(.*)\]$/s,`$1`).split(n.includes(`
`)?`
`:/[,，]/).map(e=>e.trim()).filter(e=>e!==``);return r.length===1?r[0]:r}var se=(e,t)=>t.every((t,n)=>e[n]===t);function ce(e,t){return e.filter(e=>e.path.length===t.length&&se(e.path,t))}function le(e,t){return e.filter(e=>se(e.path,t))}function O(e,t){let n=t.split(`/`).slice(0,-1),r=e.split(`/`),i=0;for(;i<n.length&&i<r.length-1&&n[i]===r[i];)i++;return`../`.repeat(n.length-i)+r.slice(i).join(`/`)}function k(e,t){let n=t.split(`/`).slice(0,-1);for(let t of e.split(`/`))t===`..`?n.pop():t!==`.`&&t!==``&&n.push(t);return n.join(`/`)}function A(e){return/FILE|RASTER|\bPATH\b/.test(e.label??``)}var j=e=>`f-`+e.map(e=>encodeURIComponent(e)).join(`-`);function ue(e){for(let t=e.length;t>0;t--){let n=document.getElementById(j(e.slice(0,t)));if(n){for(let e=n;e;e=e.parentElement)e instanceof HTMLDetailsElement&&(e.open=!0);return n.scrollIntoView({block:`center`}),n.focus(),!0}}return!1}function M(e,t,n,i){if(t.length===0)return h;let a=e.language;return m`<ul class="problems" id=${i??h}>
    ${t.map(e=>m`<li class=${e.caution?`caution`:`problem`}>
          <span class="mark">${x(e.caution?`caution`:`problem`,a)}</span>
          ${n?m`<b>${r(e.place,a)}</b>${x(`colon`,a)}`:h}${te(r(e.found,a),a)}
          <span class="remedy">${r(e.remedy,a)}</span>
          <code class="small">${e.code}</code>
          ${n&&e.path.length>0?m`<button class="plain" @click=${()=>n(e.path)}>${x(`goTo`,a)}</button>`:h}
        </li>`)}
  </ul>`}var N=.99,de=.9;function P(e,t){return t.share>N||t.share>de&&t.classes.length>=(e.classes?.length??0)-1}function F(e){let t=e.language,n=t=>t&&void e.upload([...t]);return m`<div
      class="drop"
      @dragover=${e=>e.preventDefault()}
      @drop=${e=>{e.preventDefault(),n(e.dataTransfer?.files)}}
    >
      <label for="upload">${x(`drop`,t)}</label>
      <input
        id="upload"
        type="file"
        multiple
        aria-describedby="upload-help"
        @change=${e=>n(e.target.files)}
      />
      <p class="small" id="upload-help">${x(`dropHelp`,t)}</p>
      <p role="status">
        ${e.sending?`${x(`sending`,t)} ${e.sending} …`:e.looking?x(`looking`,t):``}
      </p>
    </div>
    <div class="row">
      <span class="small">${x(`workspace`,t)}${x(`colon`,t)}${e.listed.folder}</span>
      <button @click=${()=>void e.refresh()}>${x(`refresh`,t)}</button>
    </div>
    <ul class="files">
      ${e.listed.files.filter(e=>!/\.(aux\.xml|ya?ml|dbf|shx|prj|cpg|tfw|ovr)$/i.test(e.name)).map(t=>fe(e,t.name,t.bytes))}
    </ul>`}function fe(e,t,n){let r=e.language,i=e.inspected.get(t),a=i&&[`raster`,`vector`,`table`].includes(i.kind)?i.kind:`unknown`;return m`<li>
    <h3>
      ${t}
      <span class="badge">${x(a,r)}</span>
      ${I(e,t)?m`<span class="badge used">${x(`used`,r)}${x(`colon`,r)}${I(e,t)}</span>`:h}
    </h3>
    ${i?me(e,i):m`<p class="small">
            ${n<1e6?`${Math.ceil(n/1e3)} kB`:`${(n/1e6).toFixed(1)} MB`}
            <button @click=${()=>void e.look([t])}>${x(`whatIsIt`,r)}</button>
          </p>`}
  </li>`}function I(e,t){let n=e.study;if(!n)return``;let r=(e,i)=>{if(typeof e==`string`)return k(pe(e),n.file)===t?i.join(`.`):``;let a=Array.isArray(e)?e.map(e=>[``,e]):Object.entries(e);for(let[e,t]of a){let n=r(t,e?[...i,e]:i);if(n)return n}return``};return r(n.values,[])}function pe(e){return e.replace(/(\.xls[xm]?)#.*$/i,`$1`)}function me(e,t){let n=e.language,r=[],i=Array.isArray(t.columns)?t.columns:void 0;if(t.crs&&r.push([x(`crs`,n),t.crs]),t.kind===`raster`&&typeof t.columns==`number`&&(r.push([x(`grid`,n),`${d(t.columns)} × ${d(t.rows??0)}, ${x(`cell`,n)} ${(t.cell??[]).map(e=>d(e)).join(` × `)}, ${t.type??``}`]),r.push([x(`noData`,n),`${d(t.emptyCells??0)} ${x(`cells`,n)}${t.noDataValue?` (${t.noDataValue})`:``}`])),t.classes&&t.classes.length<=60?r.push([x(`classes`,n),he(t,n)]):t.classes&&r.push([x(`classes`,n),d(t.classes.length)]),t.criteria&&r.push([x(`criteria`,n),t.criteria.join(`, `)]),t.values&&r.push([x(`values`,n),`${t.values.least===null?`-`:d(t.values.least)} … ${t.values.greatest===null?`-`:d(t.values.greatest)}`]),t.years.length>0&&r.push([x(`years`,n),t.years.join(`, `)]),t.features!==void 0&&r.push([x(`units`,n),`${d(t.features)}${t.id?`, ${x(`idColumn`,n)}${x(`colon`,n)}${t.id}`:``}${t.name?`, ${x(`nameColumn`,n)}${x(`colon`,n)}${t.name}`:``}`]),t.sheets&&t.sheets.length>1)for(let i of t.sheets)r.push([`${x(`sheet`,n)} ${i.sheet}`,ge(e,t,i)]);else i&&r.push([x(`columns`,n),z(i,t.kind===`table`,t.rows,n)]);let a=(t.overlaps??[]).filter(e=>e.share<.9995);return a.length>0&&r.push([x(`overlaps`,n),a.map(e=>m`<div>${e.file}: ${Math.floor(e.share*1e3)/10} %</div>`)]),m`<dl>
      ${r.map(([e,t])=>m`<dt>${e}</dt>
            <dd>${t}</dd>`)}
    </dl>
    ${M(e,t.problems,void 0)} ${_e(e,t)}`}function L(e){let[t]=e.legends??[];return!t||t.named||new Set(t.classes.map(e=>e.class)).size===t.of?[]:(e.legends?.filter(e=>e.share===t.share&&e.classes.length===t.classes.length)??[]).filter(e=>e===t||e.classes.some((e,n)=>e.class!==t.classes[n].class))}function he(e,t){let n=e.legends?.find(t=>P(e,t)),r=n?L(e):[],i=new Map(n?.classes.map(e=>[e.code,e]));return m`<table class="small">
    ${n?m`<caption>
            ${x(`namedBy`,t,n.legend,Math.floor(n.share*1e3)/10)}
            ${r.length>1?x(`alike`,t,r.map(e=>e.legend).join(x(`comma`,t))):h}
          </caption>`:h}
    <tbody>
      ${e.classes?.map(e=>{let n=i.get(e.code);return m`<tr>
          <td>
            <svg width="12" height="12" aria-hidden="true">
              <rect width="12" height="12" fill=${n?.color??`none`} stroke="currentColor" />
            </svg>
          </td>
          <td>${e.code}</td>
          <td>${(n&&(t===`zh`?n.class_zh:n.class))??e.name??``}</td>
          <td class="number">${d(e.cells)} ${x(`cells`,t)}</td>
        </tr>`})}
    </tbody>
  </table>`}function ge(e,t,n){let r=e.language,i=n.columns?z(n.columns,!0,n.rows,r):m`<span class="small">${n.criteria?n.criteria.join(`, `):x(`noTable`,r)}</span>`,a=e.study,o=a?B(e,n.usableAs,`${O(t.file,a.file)}#${n.sheet}`):[];return m`${i}
  ${o.length>0?m`<div class="row">${o.map(t=>R(e,t))}</div>`:h}`}function R(e,[t,n]){return m`<button @click=${()=>void e.change(n)}>${t}</button>`}function z(e,t,n,r){return m`${t?m`<div>${d(n??0)} ${x(`rows`,r)}</div>`:h}
    <ul class="columns small" tabindex="0" aria-label=${x(`columns`,r)}>
      ${e.map(e=>m`<li>
            <b>${e.name}</b>${e.unit?` [${e.unit}]`:``}: ${e.examples.join(`, `)}${e.distinct>3?` …`:``}
          </li>`)}
    </ul>`}function _e(e,t){let n=e.study;if(!n)return h;let r=e.language,i=O(t.file,n.file),a=[],o=(...e)=>T(n.values,e)!==void 0,s=r=>t.file.split(`/`).pop()===r.legend?i:e.inspected.has(r.legend)?O(r.legend,n.file):r.legend;if(t.kind===`raster`&&t.classes){for(let e of t.years.slice(0,2)){let c=[{path:[`landUse`,`phases`,String(e)],value:i}],l=t.legends?.[0];l&&P(t,l)&&L(t).length<2&&!o(`landUse`,`legend`)&&c.push({path:[`landUse`,`legend`],value:s(l)}),T(n.values,[`landUse`,`phases`,String(e)])!==i&&a.push([`${x(`useLand`,r)} ${e}`,c])}for(let e of(t.legends??[]).filter(e=>e.share>N))T(n.values,[`landUse`,`legend`])!==s(e)&&t.years.length>0&&a.push([`${x(`useLegend`,r)}: ${e.legend}`,[{path:[`landUse`,`legend`],value:s(e)}]])}let c=(t.file.split(`/`).pop()??``).replace(/\.[^.]*$/,``).replace(/[^\p{L}\p{N}_-]/gu,`_`);if(t.kind===`raster`&&t.values&&!o(`drivers`,c)&&a.push([`${x(`useDriver`,r)} ${c}`,[{path:[`drivers`,c],value:i}]]),t.kind===`vector`&&!o(`units`,c)){let e={file:i};t.id&&(e.id=t.id),t.name&&(e.name=t.name),a.push([`${x(`useUnits`,r)} ${c}`,[{path:[`units`,c],value:e}]])}return(t.sheets?.length??0)<2&&a.push(...B(e,t.usableAs??[],i)),m`<div class="row">${a.map(t=>R(e,t))}</div>`}function B(e,t,n){let r=e.study,i=[];for(let a of r?t:[]){let t=a.split(`.`);if(!r||T(r.values,t)===n)continue;let o=[{path:t,value:n}],s=T(r.values,[`units`]),c=w(s)&&Object.keys(s).find(e=>w(s[e])&&`file`in s[e]);t[t.length-1]===`file`&&c&&o.push({path:[...t.slice(0,-1),`units`],value:c}),i.push([`${x(`useAs`,e.language)} ${a.replace(/\.file$/,``)}`,o])}return i}function ve(e){return!e.form||!e.study?m``:m`<form @submit=${e=>e.preventDefault()}>
    ${M(e,ce(e.problems,[]),()=>void 0)}
    ${V(e,e.form,[],e.study.values)}
    <datalist id="files">
      ${e.listed.files.map(t=>m`<option value=${O(t.name,e.study?.file??``)}></option>`)}
    </datalist>
  </form>`}function V(e,t,n,r){let i=(t.items??[]).filter(e=>e.key!==`*`),a=i.filter(e=>!e.items),o=i.filter(e=>e.items);return m`${a.map(t=>W(e,t,[...n,E(t,r)],!1))}
  ${ae(t,r).map(({key:t,item:r})=>r.items?G(e,r,[...n,t],!0):W(e,r,[...n,t],!0))}
  ${xe(e,t,n)} ${o.map(t=>G(e,t,[...n,E(t,r)],!1))}`}function H(e,t){return[t===void 0?{path:e}:{path:e,value:t}]}function U(e,t,n){e.change(H(t,n))}function ye(e,t,n){return r=>{let i=r.target.value;i===D(n)?e.typed.delete(j(t)):e.typed.set(j(t),{text:i})}}function W(e,t,n,i){let a=e.language,o=j(n),s=T(e.study?.values??{},n),c=le(e.problems,n),l=e.typed.get(o)?.text??D(s),u=n[n.length-1],d=[o+`-help`,c.length>0?o+`-problems`:``].join(` `).trim(),f=c.some(e=>!e.caution)?`true`:`false`;return m`<div class="field">
    <label for=${o}
      >${u}${t.required?m` <span class="small">(${x(`required`,a)})</span>`:h}</label
    >
    <div class="entry">
      ${be(e,t,n,l,d,f,r=>{let i=r.target.value;e.enter(o,i,H(n,oe(t,i)))})}
      ${i?m`<button
              type="button"
              aria-label=${x(`remove`,a)+` `+u}
              @click=${()=>U(e,n,void 0)}
            >
              ×
            </button>`:h}
    </div>
    <p class="small" id=${o+`-help`}>
      ${r(t.doc,a)}
      ${t.wanted&&!t.choices?.length&&t.schema?.type!==`boolean`?m`<span class="wanted">${te(r(t.wanted,a),a)}</span>`:h}
    </p>
    ${M(e,c,void 0,o+`-problems`)}
  </div>`}function be(e,t,n,i,a,o,s){let l=e.language,u=j(n),d=r(t.default,l),f=t.choices?.length?t.choices.map(e=>({id:e.id,doc:r(e.doc,l)})):t.schema?.type===`boolean`?[{id:`true`,doc:``},{id:`false`,doc:``}]:[];if(f.length>0&&t.list){let t=i.split(/[,，\n]/).map(e=>e.trim()).filter(Boolean),r=r=>{let i=t.includes(r)?t.filter(e=>e!==r):[...t,r];U(e,n,i.length===0?void 0:i)},o=new Set(f.map(e=>e.id));return m`<div
      id=${u}
      class="choices"
      role="group"
      tabindex="-1"
      aria-label=${n[n.length-1]}
      aria-describedby=${a}
    >
      ${t.length===0&&d?m`<span class="small">${x(`standard`,l)}${x(`colon`,l)}${d}</span>`:h}
      ${t.filter(e=>!o.has(e)).map(e=>m`<label class="check"><input type="checkbox" checked @change=${()=>r(e)} />${e}</label>`)}
      ${f.map(e=>m`<label class="check"
            ><input
              type="checkbox"
              .checked=${c(t.includes(e.id))}
              @change=${()=>r(e.id)}
            />${e.doc?`${e.id}: ${e.doc}`:e.id}</label
          >`)}
    </div>`}if(f.length>0){let e=i===``||f.some(e=>e.id===i);return m`<select
      id=${u}
      aria-describedby=${a}
      aria-invalid=${o}
      .value=${c(i)}
      @change=${s}
    >
      <option value="" ?selected=${i===``}>
        ${d?`(${x(`standard`,l)}${x(`colon`,l)}${d})`:``}
      </option>
      ${e?h:m`<option value=${i} selected>${i}</option>`}
      ${f.map(e=>m`<option value=${e.id} ?selected=${e.id===i}>${e.doc?`${e.id}: ${e.doc}`:e.id}</option>`)}
    </select>`}let p=d?`${x(`standard`,l)}${x(`colon`,l)}${d}`:t.example?`${x(`example`,l)} ${t.example}`:``,g=T(e.study?.values??{},n),_=ye(e,n,g);if(D(g).includes(`
`))return m`<textarea
      id=${u}
      rows=${Math.min(8,i.split(`
`).length+1)}
      @input=${_}
      aria-describedby=${a}
      aria-invalid=${o}
      .value=${c(i)}
      @change=${s}
    ></textarea>`;let v=t.schema?.examples??[],y=v.length>0?u+`-list`:A(t)?`files`:void 0;return m`<input
      id=${u}
      list=${y??h}
      aria-describedby=${a}
      aria-invalid=${o}
      placeholder=${p}
      autocomplete="off"
      .value=${c(i)}
      @input=${_}
      @change=${s}
    />
    ${v.length>0?m`<datalist id=${u+`-list`}>
            ${v.map(e=>m`<option value=${e}></option>`)}
            ${A(t)?e.listed.files.filter(e=>/\.(csv|xlsx|tsv)$/i.test(e.name)).map(t=>m`<option value=${O(t.name,e.study?.file??``)}></option>`):h}
          </datalist>`:h}`}function G(e,t,n,i){let a=e.language,o=j(n),s=T(e.study?.values??{},n),l=s!==void 0,u=le(e.problems,n),d=u.filter(e=>!e.caution).length,f=u.length-d,p=n[n.length-1],g=l&&n.length===1||d>0||t.required&&n.length<3;return m`<details class="section" ?open=${g}>
    <summary id=${o}>
      <b>${p}</b> <span class="small">${r(t.doc,a)}</span>
      ${d>0?m`<span class="count problem">${S(d,`problems`,a)}</span>`:h}
      ${f>0?m`<span class="count caution">${S(f,`cautions`,a)}</span>`:h}
    </summary>
    ${i?m`<button type="button" @click=${()=>U(e,n,void 0)}>${x(`remove`,a)} ${p}</button>`:t.required?h:m`<label class="check"
              ><input
                type="checkbox"
                .checked=${c(l)}
                @change=${t=>U(e,n,t.target.checked?{}:void 0)}
              />${x(`use`,a)} ${p}</label
            >`}
    ${M(e,ce(e.problems,n),void 0)}
    ${typeof s==`string`||Array.isArray(s)?m`<p class="problem">${D(s)}</p>`:V(e,t,n,s)}
  </details>`}function xe(e,t,n){let i=(t.items??[]).filter(e=>e.key===`*`);if(i.length===0)return h;let a=e.language,o=i.find(e=>!e.items),s=o!==void 0&&i.some(e=>e.items),c=j([...n,`+`]),l=t=>{let[r,i]=[...t.target.closest(`.adder`)?.querySelectorAll(`input`)??[]];if(!r?.value.trim())return r?.focus();let a=[...n,r.value.trim()],s=o&&i?oe(o,i.value):{};if(s===void 0)return i?.focus();U(e,a,s),r.value=``,i&&(i.value=``),r.focus()};return m`<div class="adder row">
    <label for=${c}>${x(`name`,a)}</label>
    <input id=${c} autocomplete="off" placeholder=${n[n.length-1]===`phases`?`2020`:``} />
    ${o?m`<label for=${c+`v`}>${x(`value`,a)}</label>
            <input
              id=${c+`v`}
              autocomplete="off"
              list=${A(o)?`files`:h}
              placeholder=${o.example??``}
              @keydown=${e=>e.key===`Enter`&&l(e)}
            />`:h}
    <button type="button" @click=${l}>${x(`add`,a)}</button>
    ${s?m`<button type="button" @click=${t=>{let r=t.target.closest(`.adder`)?.querySelector(`input`);if(!r?.value.trim())return r?.focus();U(e,[...n,r.value.trim()],{}),r.value=``}}>${x(`addSection`,a)}</button>`:h}
    <span class="small">${r(i[0].doc,a)}</span>
  </div>`}var K=(e,t,n)=>{let r=new Map;for(let i=t;i<=n;i++)r.set(e[i],i);return r},Se=s(class extends o{constructor(e){if(super(e),e.type!==t.CHILD)throw Error(`repeat() can only be used in text expressions`)}dt(e,t,n){let r;n===void 0?n=t:t!==void 0&&(r=t);let i=[],a=[],o=0;for(let t of e)i[o]=r?r(t,o):o,a[o]=n(t,o),o++;return{values:a,keys:i}}render(e,t,n){return this.dt(e,t,n).values}update(e,[t,r,o]){let s=f(e),{values:c,keys:d}=this.dt(t,r,o);if(!Array.isArray(s))return this.ut=d,c;let p=this.ut??=[],m=[],h,g,_=0,v=s.length-1,y=0,b=c.length-1;for(;_<=v&&y<=b;)if(s[_]===null)_++;else if(s[v]===null)v--;else if(p[_]===d[y])m[y]=u(s[_],c[y]),_++,y++;else if(p[v]===d[b])m[b]=u(s[v],c[b]),v--,b--;else if(p[_]===d[b])m[b]=u(s[_],c[b]),l(e,m[b+1],s[_]),_++,b--;else if(p[v]===d[y])m[y]=u(s[v],c[y]),l(e,s[_],s[v]),v--,y++;else if(h===void 0&&(h=K(d,y,b),g=K(p,_,v)),h.has(p[_])){if(h.has(p[v])){let t=g.get(d[y]),n=t===void 0?null:s[t];if(n===null){let t=l(e,s[_]);u(t,c[y]),m[y]=t}else m[y]=u(n,c[y]),l(e,s[_],n),s[t]=null;y++}else i(s[v]),v--}else i(s[_]),_++;for(;y<=b;){let t=l(e,m[b+1]);u(t,c[y]),m[y++]=t}for(;_<=v;){let e=s[_++];e!==null&&i(e)}return this.ut=d,a(e,m),n}});function Ce(e,t){let n=e.language,r=e.problems,i=r.filter(e=>!e.caution).length,a=e.checked!==void 0&&e.checked.version===e.study?.version,o=()=>{let t=e.out.trim();t&&e.study&&e.run(e.study.file,t,e.replace)};return m`<section>
      <h2>${x(`check`,n)}</h2>
      <div class="row">
        <button ?disabled=${e.checking||!e.study} @click=${()=>void e.check()}>
          ${x(`check`,n)}
        </button>
        <span role="status" id="check-state">
          ${e.checking?x(`checking`,n):`${x(a?`checked`:`unchecked`,n)}${x(`colon`,n)}${S(i,`problems`,n)}${x(`comma`,n)}${S(r.length-i,`cautions`,n)}`}
        </span>
        ${a&&e.checked?.memory_mb!==void 0?m`<span class="small">${x(`memory`,n)} ${e.checked.memory_mb} MB</span>`:h}
      </div>
      ${r.length>0?M(e,r,t):a&&!e.checking?m`<p>${x(`nothingWrong`,n)}</p>`:h}
    </section>
    <section>
      <h2>${x(`start`,n)}</h2>
      ${e.drafts.size>0?m`<p id="unsaved">${x(`unsaved`,n,[...e.drafts.keys()].join(x(`comma`,n)))}</p>`:h}
      <div class="row">
        <label for="out">${x(`out`,n)}</label>
        <input
          id="out"
          .value=${c(e.out)}
          autocomplete="off"
          @input=${t=>e.out=t.target.value}
          @keydown=${e=>e.key===`Enter`&&o()}
        />
        <label class="check"
          ><input
            type="checkbox"
            id="replace"
            .checked=${c(e.replace)}
            @change=${t=>e.replace=t.target.checked}
          />${x(`replace`,n)}</label
        >
        <button id="start" class="main" ?disabled=${!e.study} @click=${o}>${x(`start`,n)}</button>
      </div>
    </section>
    <section>
      <h2>${x(`runs`,n)}</h2>
      ${e.runs.length===0?m`<p class="small">${x(`noRuns`,n)}</p>`:h}
      <ol class="runs">
        ${Se(e.runs,e=>e.id,n=>Ee(e,n,t))}
      </ol>
      ${De(e)}
    </section>`}function we(e,t){return e?new Date(e).toLocaleString(t===`zh`?`zh-CN`:`en-GB`):``}var Te=(e,t)=>`results/${encodeURIComponent(t)}/#lang=${e.language}`;function Ee(e,t,n){let i=e.language,a=t.state===`running`||t.state===`waiting`,o=t.now?.share;return m`<li class=${t.state}>
    <div class="row">
      <b>${t.out}</b> <span class="small">${t.study}</span>
      <span class="badge state">${x(t.state,i)}</span>
      <span class="small">${we(t.ended??t.started,i)}</span>
      ${a?m`<button @click=${()=>void e.cancel(t.id)}>${x(`cancel`,i)} ${t.out}</button>`:h}
      ${t.result?m`<a class="atlas" href=${Te(e,t.out)}>${x(`openAtlas`,i)}</a>
              <a href=${`results/${encodeURIComponent(t.out)}/runs/1/report.html`}>${x(`openReport`,i)}</a>`:h}
      ${[`failed`,`cancelled`,`left`].includes(t.state)?m`<button @click=${()=>void e.run(t.study,t.out,!1)}>${x(`again`,i)}</button>`:h}
    </div>
    ${t.state===`running`?m`<div class="row">
            <progress aria-label=${x(`running`,i)} max="1" .value=${o??0}></progress>
            <span class="small"
              >${t.now?.left===void 0?h:x(`secondsLeft`,i,C(t.now.left,i))}</span
            >
          </div>`:h}
    <ol class="stages small">
      ${t.stages.map((e,n)=>{let o=a&&n===t.stages.length-1,s=o?t.now?.seconds:e.seconds;return m`<li aria-current=${o?`step`:h}>
          ${r(e.name,i)} ${s===void 0?h:C(s,i)}
          ${e.cached?m`<span>(${x(`fromCache`,i)} ${Math.round(e.cached*100)} %)</span>`:h}
        </li>`})}
    </ol>
    ${M(e,t.problems??[],n)}
  </li>`}function De(e){let t=new Set(e.runs.filter(e=>e.result).map(e=>e.out)),n=e.listed.results.filter(e=>!t.has(e));return n.length===0?h:m`<h3>${x(`results`,e.language)}</h3>
    <ul>
      ${n.map(t=>m`<li><a href=${Te(e,t)}>${t}</a></li>`)}
    </ul>`}var Oe={breaks:[`breakpoints`,`breakpoint`,`break`,`thresholds`,`intervals`,`分级`,`断点`],classes:[`class`,`categories`,`category`,`categorical`,`类别`,`分类`],quantiles:[`quantile`,`quintiles`,`percentiles`,`分位数`],minmax:[`min-max`,`min_max`,`min max`,`normalise`,`normalize`,`极差`],linear:[`line`,`continuous`,`function`,`线性`,`连续`]},ke=/^(negative|-|-1|descending|less|cost|lower|low|min|负向|负|逆向|成本型)$/i,Ae=e=>{let t=e.split(/[|;；]/).map(e=>e.trim()).filter(e=>e!==``);return t.length===1&&/^[-+\d.eE,，\s]+$/.test(t[0])?t[0].split(/[,，\s]+/).filter(e=>e):t};function je(e,t){let n=e.map(e=>e.trim().toLowerCase().replace(/ /g,`_`)),r=e=>t[n.indexOf(e)]?.trim()??``,i=r(`grading`).toLowerCase(),a=Ae(r(`at`)),o=Ae(r(`scores`)),s=o.length===0?a:a.length===0?o:[];s.length>0&&s.every(e=>/.+[=:：].+/.test(e))&&(a=s.map(e=>e.replace(/\s*[=:：][^=:：]*$/,``)),o=s.map(e=>e.replace(/^.*[=:：]\s*/,``)));let c=Object.keys(Oe).find(e=>e===i||Oe[e].includes(i))??Me(i,a,o),l=ke.test(r(`direction`)),u=c===`quantiles`?5:c===`breaks`?a.length+1:2,d=o.length>0?o.map(Number):Ne(u,l);if(c===``||d.some(Number.isNaN))return;if(c===`classes`)return a.length===0||o.length!==a.length?void 0:{classes:a.map((e,t)=>[e,d[t]])};let f=a.map(Number);if(f.some(Number.isNaN))return;if(c===`breaks`)return f.every((e,t)=>t===0||e>f[t-1])&&f.length>0&&d.length===f.length+1?{breaks:f,scores:d}:void 0;if(c===`quantiles`)return{breaks:d.slice(1).map((e,t)=>100*(t+1)/d.length),scores:d,percentiles:!0};if(d.length!==2)return;let p=c===`minmax`||f.length===0;if(!p&&f.length!==2)return;let[m,h]=p?f.length===2?f.map(e=>100*e):c===`minmax`?[1,99]:[0,100]:f;return{line:[m,h,d[0],d[1]],percentiles:p}}function Me(e,t,n){return e===``?t.length===0?n.length>2?`quantiles`:`minmax`:t.every(e=>/^[-+]?[\d.]+(e[-+]?\d+)?$/i.test(e))?n.length===t.length+1?`breaks`:t.length===2?`linear`:`classes`:`classes`:``}var Ne=(e,t)=>Array.from({length:e},(n,r)=>1+8*(t?e-1-r:r)/(e-1));function Pe(e,t){if(e.breaks&&e.scores){let{breaks:n,scores:r}=e,i=n[n.length-1]-n[0]||Math.abs(n[0])||1,[a,o]=Fe(e,n[0],n[n.length-1],i,t),s=[a,...n,o];return r.flatMap((e,t)=>[[s[t],e],[s[t+1],e]])}if(e.line){let[n,r,i,a]=e.line,o=Math.min(n,r),s=Math.max(n,r),[c,l]=Fe(e,o,s,s-o||1,t),[u,d]=n<=r?[i,a]:[a,i];return[[c,u],[o,u],[s,d],[l,d]]}return[]}function Fe(e,t,n,r,i){if(e.percentiles)return[0,100];let a=t-.35*r,o=n+.35*r;return[i&&i[0]<t?Math.max(a,i[0]):a,i&&i[1]>n?Math.min(o,i[1]):o]}function q(e){return/\.ahp(\[\d+\])?$/.test(e)?`ahp`:e===`suitability.criteria`?`criteria`:e===`suitability.zones`?`zones`:e===`scenarios`?`scenarios`:void 0}var J=(e,t,n=0)=>e.toLocaleString(t===`zh`?`zh-CN`:`en-GB`,{maximumFractionDigits:n});function Ie(e,t,n,r,i){let a=q(n),o=t&&t.kind===a?t:void 0;return m`${Le(e,t,a,r,i)} ${o?Re(o,e.language):h}`}function Le(e,t,n,r,i){return n===`criteria`?Be(t?.kind===`criteria`?t:void 0,r,Math.max(1,i),e.language):!t||t.kind!==n?h:t.kind===`ahp`?ze(t,e.language):t.kind===`zones`?Qe(t,e.language):et(e,t)}function Re(e,t){if(e.cell_m===void 0)return h;let n=J(Number(e.cell_m.toPrecision(2)),t);return m`<p class="small about">${x(e.follows?`aboutSoon`:`aboutOnly`,t,n)}</p>`}function ze(e,t){let n=e.cr<e.limit;return m`<b id="cr">${x(`consistency`,t)}: ${e.cr.toFixed(3)}</b>
    ${x(n?`consistent`:`inconsistent`,t)}
    <span class="small">${x(`byMethod`,t,e.method,e.ri)}</span>
    ${e.worst&&!n?m`<p>
            ${x(`worst`,t,e.worst.first,e.worst.second,e.worst.given,e.worst.implied.toPrecision(3))}
          </p>`:h}
    <dl>
      ${e.names.map((t,n)=>m`<dt>${t}</dt>
            <dd><meter max="1" .value=${e.weights[n]} aria-label=${t}></meter> ${e.weights[n].toFixed(3)}</dd>`)}
    </dl>`}function Be(e,t,n,r){let i=t[n];if(!i)return h;let a=i[t[0].map(e=>e.trim().toLowerCase()).indexOf(`criterion`)]?.trim()??``,o=e?.criteria.find(e=>e.name===a),s=je(t[0],i),c=!s||s.percentiles?o?.curve??s:s;return m`<h3>${x(`gradingOf`,r,a||n)}</h3>
    ${c?.classes?qe(c.classes,t=>r===`zh`&&e?.chinese[t]||t,r):c?Xe(c,o?.range,r):m`<p class="small">${x(`noCurve`,r)}</p>`}
    ${o?m`<h4>${x(`landByScore`,r)}</h4>
            <dl class="shares">
              ${o.shares.map(([e,t])=>m`<dt>${Number(e.toPrecision(4))}</dt>
                    <dd>
                      <meter max="100" .value=${t} aria-label=${String(e)}></meter> ${t.toFixed(1)} %
                    </dd>`)}
            </dl>`:h}
    ${e?m`<h4>${x(`landByLevel`,r)}</h4>
            ${Ze(e.levels,r)}`:h}`}var Ve=420,He=170,Y=34,X=e=>String(Number(e.toPrecision(4))),Ue=(e,t)=>x(`curve`,t)+`: `+e.map(([e,t])=>`${e}: ${X(t)}`).join(`, `),We=20,Ge=170,Ke=24;function qe(t,n,r){let i=t.map(e=>e[1]),[a,o]=[Math.min(0,...i),Math.max(0,...i)],s=e=>Ge+(e-a)/(o-a||1)*216,c=We*t.length+4,l=Ue(t.map(([e,t])=>[n(e),t]),r);return m`<svg class="curve" viewBox=${`0 0 ${Ve} ${c}`} role="img" aria-label=${l}>
    <line class="axis" x1=${s(0)} y1="0" x2=${s(0)} y2=${c}></line>
    ${t.map(([t,r],i)=>{let a=We*i;return e`<text x=${164} y=${a+15} text-anchor="end">${Je(n(t),Ke)}</text><rect class="class" x=${Math.min(s(0),s(r))} y=${a+4} width=${Math.abs(s(r)-s(0))} height=${14}></rect><text x=${s(Math.max(0,r))+5} y=${a+15}>${X(r)}</text>`})}
  </svg>`}function Je(e,t){let n=e=>e>`⺀`?2:1,r=[...e],i=r.reduce((e,t)=>e+n(t),0),a=``;for(let e=0,o=0;o<r.length;o++){if(e+=n(r[o]),e>t-1&&i>t)return a+`…`;a+=r[o]}return a}function Ye(e,t,n){let r=[];for(let i of e){let e=r[r.length-1];(r.length===0||Math.abs(t(i)-t(e))>=(n(i)+n(e))/2)&&r.push(i)}return r}function Xe(t,n,r){let i=Pe(t,n),a=i.map(e=>e[1]),o=Math.max(...a),s=Math.min(0,...a),c=e=>8+(o-e)/(o-s||1)*134,l=[i[0][0],i[i.length-1][0]],u=e=>Y+(e-l[0])/(l[1]-l[0]||1)*378,d=t.percentiles?` %`:``,f=Ye(t.breaks??i.map(e=>e[0]),u,e=>7*(X(e)+d).length+6),p=Ye([s,...a].sort((e,t)=>e-t),c,()=>12),h=Ue(i.filter((e,t)=>t%2==1).map(e=>[`≤ `+X(e[0]),e[1]]),r);return m`<svg class="curve" viewBox=${`0 0 ${Ve} ${He}`} role="img" aria-label=${h}>
    <line class="axis" x1=${Y} y1=${c(s)} x2=${412} y2=${c(s)}></line>
    <line class="axis" x1=${Y} y1="8" x2=${Y} y2=${c(s)}></line>
    ${p.map(t=>e`<text x=${29} y=${c(t)+4} text-anchor="end">${X(t)}</text>`)}
    <polyline points=${i.map(e=>`${u(e[0]).toFixed(1)},${c(e[1]).toFixed(1)}`).join(` `)}></polyline>
    ${f.map(t=>e`<text x=${u(t)} y=${164} text-anchor="middle">${X(t)}${d}</text>`)}
  </svg>`}function Ze(t,n){let i=t.filter(e=>e.percent>0),a=i.map((e,t)=>i.slice(0,t).reduce((e,t)=>e+t.percent,0));return m`<svg class="bar" viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true">
      ${i.map((t,n)=>e`<rect x=${a[n]} y="0" width=${t.percent} height="6" fill=${t.color}></rect>`)}
    </svg>
    <ul class="key">
      ${t.map(e=>m`<li>
            <svg viewBox="0 0 10 10" aria-hidden="true"><rect width="10" height="10" fill=${e.color}></rect></svg>
            ${r(e.name,n)} <b>${e.percent.toFixed(1)} %</b>
            <span class="small">${J(e.area_ha,n)} ha</span>
          </li>`)}
    </ul>`}function Qe(e,t){return m`<h3>${x(`landByZone`,t)}</h3>
    ${Ze(e.shares,t)}
    <canvas
      width=${e.columns}
      height=${e.rows}
      role="img"
      aria-label=${e.shares.map(e=>`${r(e.name,t)} ${e.percent.toFixed(1)} %`).join(`, `)}
    ></canvas>
    <p class="small">${x(`coarse`,t,e.columns,e.rows)}</p>
    ${e.recorded?m`<p class="small">${x(`recorded`,t,e.earlier??``)}</p>`:h}
    ${e.unknown.length>0?m`<p class="small">${x(`unknownLayers`,t,e.unknown.join(`, `))}</p>`:h}`}function $e(e,t){let n=e?.getContext(`2d`);if(!n)return;let r=atob(t.cells),i=n.createImageData(t.columns,t.rows),a=t.shares.map(e=>parseInt(e.color.slice(1),16));for(let e=0;e<r.length;e++){let t=r.charCodeAt(e);if(t===0)continue;let n=a[t-1];i.data.set([n>>16,n>>8&255,n&255,255],4*e)}n.putImageData(i,0,0)}function et(e,t){let n=e.language,r=(e,t=0)=>(e>0?`+`:e<0?`−`:``)+J(Math.abs(e),n,t);return m`<div class="grid" tabindex="0" role="region" aria-label=${x(`scenario`,n)}>
      <table>
        <thead>
          <tr>
            <th scope="col">${x(`scenario`,n)}</th>
            <th scope="col">${x(`moved`,n)}</th>
            <th scope="col">${x(`difference`,n)}</th>
          </tr>
        </thead>
        <tbody>
          ${t.scenarios.map(e=>m`<tr>
                  <th scope="row">${e.scenario}</th>
                  <td class="number">${J(e.moved_ha,n)}</td>
                  <td class="number">
                    <b>${r(e.difference_tCO2)}</b>${e.difference_percent===void 0?h:` (${r(e.difference_percent,2)} %)`}
                  </td>
                </tr>
                ${t.lines.filter(t=>t.scenario===e.scenario).map(e=>m`<tr>
                        <td class="small">${x(`line`,n,e.line)}</td>
                        <td></td>
                        <td class="number small">${r(e.difference_tCO2)}</td>
                      </tr>`)}`)}
        </tbody>
      </table>
    </div>
    ${M(e,t.problems,void 0)}`}var tt=500;function nt(e,t){let n=[],r=(e,i)=>{typeof e==`string`?Z(e)&&n.push({key:i.join(`.`),file:k(e,t)}):Array.isArray(e)?e.forEach((t,n)=>r(t,e.length<2?i:[...i.slice(0,-1),`${i[i.length-1]}[${n+1}]`])):Object.entries(e).forEach(([e,t])=>r(t,[...i,e]))};return r(e,[]),n}var Z=e=>/\.(csv|tsv|txt)$/i.test(e),rt={"carbon.factors":[[`class`,`value`,`unit`,`source`]],"carbon.stock":[[`class`,`value`,`unit`,`source`]],"carbon.energy.file":[[`year`,`unit`,`item`,`amount`,`unit_of_amount`]],"suitability.criteria":[[`criterion`,`source`,`direction`,`grading`,`at`,`scores`]],"suitability.zones":[[`rule`,`zone`,`level`,`land_use`],[`P1`,`key_protection`,`1`,``],[`R1`,`key_restoration`,`2`,``],[`A1`,`auxiliary_restoration`,`3`,``]],"suitability.weights.ahp":[[`criterion`]],scenarios:[[`scenario`,`zone`,`from`,`to`,`area_ha`,`item`,`percent`]]},it={"carbon.factors":`tC/ha/yr`,"carbon.stock":`tC/ha`};function at(e){return[[`criterion`,...e],...e.map(t=>[t,...e.map(()=>`1`)])]}function ot(e){let t=/^\s*(\d+(?:\.\d+)?)(?:\s*\/\s*(\d+(?:\.\d+)?))?\s*$/.exec(e);if(!t||Number(t[1])===0)return``;let n=t[2]??`1`;return t[1]===`1`?n:`${n}/${t[1]}`}function st(e){return m`<cs-tables .desk=${e} .language=${e.language} .chosen=${e.table}></cs-tables>`}function Q(e,t){return e.drafts.has(t)?m`<button class="discard" @click=${()=>e.reload(t)}>${x(`discard`,e.language)}</button>`:h}function ct(e){let t=T(e.study?.values??{},[`landUse`,`legend`]);if(typeof t!=`string`)return[];let n=k(t,e.study?.file??``),r=[...e.inspected.values()].flatMap(e=>(e.legends??[]).filter(e=>e.legend===t||e.legend===n).flatMap(e=>e.classes.map(e=>e.class)));return[...new Set(r)]}function lt(e){let t=e=>[...e].reduce((e,t)=>e+(t>`⺀`?2:1),0);return Math.min(40,e.reduce((e,n)=>Math.max(e,t(n)),6)+1)}var ut=class extends p{constructor(...e){super(...e),this.language=`en`,this.key=``,this.rows=[],this.row=1,this.wrong=[],this.asking=0,this.waiting=!1}static{this.properties={desk:{attribute:!1},language:{attribute:!1},chosen:{attribute:!1}}}createRenderRoot(){return this}choose(e,t){this.desk&&(this.desk.table={key:e,file:t},this.desk.tell())}async open(){let e=this.chosen,t=this.desk?.drafts.get(e?.file??``),n=e&&await this.desk?.try(()=>b.table(e.file));e===this.chosen&&(this.key=e?.key??``,this.table=n&&t?{...n,version:t.version}:n,this.rows=t?.rows??n?.rows.map(e=>[...e])??[],this.said=void 0,this.wrong=[],this.row=1,this.effect(),this.requestUpdate())}effect(e=150){let t=q(this.key);clearTimeout(this.later);let n=++this.asking;this.waiting=t!==void 0,t!==void 0&&(this.later=window.setTimeout(()=>{b.effect(t,{study:this.desk?.study?.file??``,rows:this.rows}).then(e=>this.told(n,{kind:t,...e},[])).catch(e=>this.told(n,void 0,e instanceof g?e.problems:[]))},e))}told(e,t,n){e===this.asking&&(this.waiting=!1,this.said=t,this.wrong=n,this.requestUpdate(),t?.follows&&this.isConnected&&(this.effect(1500),this.waiting=!1))}updated(e){e.has(`chosen`)&&this.open(),this.said?.kind===`zones`&&$e(this.querySelector(`canvas`),this.said)}async begin(e){let t=this.desk?.study;if(!t)return;let n=e.split(`.`).filter(e=>e!==`file`).pop()+`.csv`,r=k(n,t.file),i=await this.beginning(e);await this.desk?.try(()=>b.writeTable(r,``,i))&&(await this.desk?.change([{path:e.split(`.`),value:n}]),await this.desk?.refresh(),this.choose(e,r))}async beginning(e){let t=this.desk,n=t?.study,r=rt[e];if(!t||!n)return r;if(e in it)return[...r,...ct(t).map(t=>[t,``,it[e],``])];let i=T(n.values,[`suitability`,`criteria`]);if(e!==`suitability.weights.ahp`||typeof i!=`string`||!Z(i))return r;let a=await t.try(()=>b.table(k(i,n.file))),o=a?.rows[0].findIndex(e=>e.trim().toLowerCase()===`criterion`)??-1;return o<0?r:at((a?.rows.slice(1)??[]).map(e=>e[o]).filter(Boolean))}mirror(e,t){let n=this.rows.every(e=>e.length===this.rows.length);if(q(this.key)!==`ahp`||!n||e===0||t===0||e===t)return;let r=ot(this.rows[e][t]);r&&this.rows[t][e].trim()&&(this.rows[t][e]=r)}edit(){this.table&&this.desk?.drafts.set(this.table.file,{version:this.table.version,rows:this.rows}),this.effect(),this.requestUpdate()}async save(){let e=this.table;if(!e)return;let t=await this.desk?.try(()=>b.writeTable(e.file,e.version,this.rows));t&&(this.table=t,this.rows=t.rows.map(e=>[...e]),this.desk&&(this.desk.drafts.delete(e.file),this.desk.checked=void 0,this.desk.soonChecked(),this.desk.refresh()),this.requestUpdate())}render(){let e=this.language,t=this.desk?.study,n=t?nt(t.values,t.file):[],r=new Set(n.map(e=>e.key)),i=new Set(n.map(e=>e.file)),a=(this.desk?.listed.files??[]).map(e=>e.name).filter(e=>Z(e)&&!i.has(e)),o=Object.keys(rt).filter(e=>t&&!r.has(e)&&T(t.values,e.split(`.`))===void 0&&(!e.startsWith(`suitability`)||T(t.values,[`suitability`])!==void 0)&&(e!==`suitability.weights.ahp`||T(t.values,[`suitability`,`criteria`])!==void 0)),s=Math.max(1,...this.rows.map(e=>e.length)),c=this.rows.slice(0,501),l=Array.from({length:s},(e,t)=>lt(c.map(e=>e[t]??``)));return m`<div class="row">
        <label for="table">${x(`chooseTable`,e)}</label>
        <select
          id="table"
          @change=${e=>{let t=e.target.value,r=n.find(e=>e.key===t);(r??t)&&this.choose(r?.key??``,r?.file??t)}}
        >
          <option value="" ?selected=${!this.table}>${x(`chooseOne`,e)}</option>
          ${n.map(e=>m`<option value=${e.key} ?selected=${e.key===this.key}>${e.key}: ${e.file}</option>`)}
          ${a.length>0?m`<optgroup label=${x(`otherTables`,e)}>
                  ${a.map(e=>m`<option value=${e} ?selected=${!this.key&&e===this.table?.file}>${e}</option>`)}
                </optgroup>`:h}
        </select>
        ${this.table?m`<button
                  class="main"
                  id="save-table"
                  ?disabled=${!this.desk?.drafts.has(this.table.file)}
                  @click=${()=>void this.save()}
                >
                  ${x(`save`,e)}
                </button>
                ${this.desk?Q(this.desk,this.table.file):h}`:h}
      </div>
      ${n.length===0?m`<p>${x(`noTables`,e)}</p>`:h}
      ${this.table?h:m`<p class="row">
              ${o.map(t=>m`<button class="begin" @click=${()=>void this.begin(t)}>${x(`newTable`,e,t)}</button>`)}
            </p>`}
      ${this.table&&this.desk&&q(this.key)?m`<div class="effect" role="status" aria-busy=${this.waiting?`true`:`false`}>
              ${Ie(this.desk,this.said,this.key,this.rows,this.row)}
              ${this.waiting&&!this.said?m`<p class="small">${x(`working`,e)}</p>`:h}
              ${M(this.desk,this.wrong,void 0)}
            </div>`:h}
      ${this.table?m`<div class="grid" tabindex="0" role="region" aria-label=${this.table.file}>
                <table>
                  <tbody>
                    ${c.map((e,t)=>this.line(e,t,l))}
                  </tbody>
                </table>
              </div>
              ${this.rows.length>501?m`<p class="small">${tt} / ${this.rows.length-1} ${x(`rows`,e)}</p>`:m`<div class="row">
                      <button
                        @click=${()=>{this.rows.push(Array.from({length:s},()=>``)),this.edit()}}
                      >
                        ${x(`addRow`,e)}
                      </button>
                      <button
                        @click=${()=>{this.rows.forEach(e=>e.push(...Array.from({length:s+1-e.length},()=>``))),this.edit()}}
                      >
                        ${x(`addColumn`,e)}
                      </button>
                    </div>`}`:h}`}line(e,t,n){let r=e=>this.rows[0]?.[e]||String(e+1);return m`<tr>
      ${Array.from(n,(n,i)=>m`<td>
            <input
              size=${n}
              aria-label=${`${r(i)}, ${t+1}`}
              .value=${c(e[i]??``)}
              @focus=${()=>{this.row=t,this.requestUpdate()}}
              @input=${n=>{for(;e.length<=i;)e.push(``);e[i]=n.target.value,this.mirror(t,i),this.edit()}}
            />
          </td>`)}
      <td>
        ${t>0?m`<button
                aria-label=${`${x(`removeRow`,this.language)} ${t+1}`}
                @click=${()=>{this.rows.splice(t,1),this.edit()}}
              >
                ×
              </button>`:h}
      </td>
    </tr>`}},$=[`files`,`form`,`tables`,`run`,`text`],dt=class extends p{constructor(...e){super(...e),this.desk=new ie,this.tab=`files`,this.toField=e=>{this.show(`form`),this.updateComplete.then(()=>{ue(e)||this.show(`text`)})}}createRenderRoot(){return this}connectedCallback(){super.connectedCallback();let e=new URLSearchParams(location.hash.slice(1)),t=e.get(`lang`)??localStorage.getItem(`carbonscape-lang`)??navigator.language;this.desk.language=t.startsWith(`zh`)?`zh`:`en`;let n=e.get(`dark`)??localStorage.getItem(`carbonscape-dark`);this.desk.dark=n===null?matchMedia(`(prefers-color-scheme: dark)`).matches:n===`1`;let r=e.get(`tab`);this.tab=$.find(e=>e===r)??`files`,this.desk.on(()=>this.requestUpdate()),this.look(),this.desk.open(e.get(`study`)).then(()=>this.look()),addEventListener(`hashchange`,()=>location.reload()),addEventListener(`beforeunload`,e=>{this.desk.typed.size+this.desk.drafts.size>0&&e.preventDefault()})}look(){let{language:e,dark:t,study:n}=this.desk;document.documentElement.lang=e===`zh`?`zh-CN`:`en`,document.documentElement.dataset.theme=t?`dark`:`light`,document.title=x(`title`,e),localStorage.setItem(`carbonscape-lang`,e),localStorage.setItem(`carbonscape-dark`,t?`1`:`0`);let r=new URLSearchParams({tab:this.tab,lang:e,dark:t?`1`:`0`});n&&r.set(`study`,n.file),history.replaceState(null,``,`#`+r.toString()),this.requestUpdate()}show(e){this.tab=e,this.look()}t(e){return x(e,this.desk.language)}render(){let e=this.desk,t=e.studies();return m`<header>
        <h1>${this.t(`title`)}</h1>
        ${t.length>0?m`<label for="study">${this.t(`studyFile`)}</label>
                <select
                  id="study"
                  .value=${e.study?.file??``}
                  @change=${t=>{e.load(t.target.value).then(()=>this.look())}}
                >
                  ${t.map(t=>m`<option value=${t} ?selected=${t===e.study?.file}>${t}</option>`)}
                </select>`:h}
        <span class="grow small" role="status">${e.slow&&!e.gone?this.t(`slow`):h}</span>
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
        ${$.map(e=>m`<button
              role="tab"
              id=${`tab-`+e}
              aria-selected=${String(e===this.tab)}
              aria-controls="panel"
              tabindex=${e===this.tab?0:-1}
              @click=${()=>this.show(e)}
            >
              ${this.t(e)}${e===`run`?this.count():h}
            </button>`)}
      </div>
      <main id="panel" role="tabpanel" aria-labelledby=${`tab-`+this.tab} tabindex="-1">${this.panel()}</main>`}count(){let e=this.desk.problems.filter(e=>!e.caution).length;return e>0?m` <span class="count problem">${e}</span>`:h}turn(e){let t=e.key===`ArrowRight`?1:e.key===`ArrowLeft`?-1:0;if(t===0)return;let n=$[($.indexOf(this.tab)+t+$.length)%$.length];this.show(n),this.updateComplete.then(()=>document.getElementById(`tab-`+n)?.focus())}trouble(){let e=this.desk;if(e.refused.length===0&&!e.failed&&!e.gone)return h;let t=e.refused.find(e=>e.code===`STUDIO-02`);return m`<div class="trouble" role="alert">
      ${e.gone?m`<p>${this.t(`gone`)}</p>`:h} ${e.failed?m`<p>${e.failed}</p>`:h}
      ${M(e,e.refused,this.toField)}
      ${t?m`<button @click=${()=>e.reload(t.place.en)}>${this.t(`reload`)}</button>`:h}
      <button
        @click=${()=>{e.refused=[],e.failed=``,e.gone=!1,this.requestUpdate()}}
      >
        ${this.t(`close`)}
      </button>
    </div>`}panel(){let e=this.desk;if(!e.form)return m`<p role="status">${e.refused.length>0?h:this.t(`looking`)}</p>`;if(!e.study)return m`${this.creation()} ${F(e)}`;switch(this.tab){case`files`:return F(e);case`form`:return ve(e);case`tables`:return st(e);case`run`:return Ce(e,this.toField);case`text`:return this.source()}}creation(){return m`<section>
      <h2>${this.t(`newStudy`)}</h2>
      <p>${this.t(`newStudyHelp`)}</p>
      <div class="row">
        <label for="new-title">${this.t(`studyTitle`)}</label><input id="new-title" autocomplete="off" />
        <label for="new-file">${this.t(`fileName`)}</label><input id="new-file" value="study.yaml" autocomplete="off" />
        <button class="main" id="create" @click=${()=>{let e=this.querySelector(`#new-title`)?.value.trim(),t=this.querySelector(`#new-file`)?.value.trim();e&&t&&this.desk.create(/\.ya?ml$/i.test(t)?t:t+`.yaml`,e).then(()=>this.look())}}>${this.t(`create`)}</button>
      </div>
    </section>`}source(){let{study:e,drafts:t}=this.desk;if(!e)return m``;let n=t.get(e.file);return m`<label for="source">${e.file}</label>
      <textarea
        id="source"
        rows="30"
        spellcheck="false"
        .value=${c(n?.text??e.text)}
        @input=${r=>{let i=r.target.value;t.set(e.file,{version:n?.version??e.version,text:i}),this.requestUpdate()}}
      ></textarea>
      <div class="row">
        <button class="main" @click=${()=>void this.desk.write(n?.text??e.text)}>${this.t(`save`)}</button> ${Q(this.desk,e.file)}
      </div>
      ${M(this.desk,this.desk.problems,this.toField)}`}};customElements.define(`cs-tables`,ut),customElements.define(`cs-studio`,dt);