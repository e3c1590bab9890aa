import{C as e,D as t,E as n,O as r,S as i,T as a,_ as o,a as s,b as c,g as l,h as u,l as d,m as f,n as p,t as m,v as h,w as g,x as _,y as v}from"./kept-BOb4nRPF.js";var y=class extends Error{constructor(e,t,n){super(n),this.status=e,this.problems=t}},b=class extends Error{};async function x(e,t){let n=await fetch(`studio/`+e,t===void 0?{}:{method:`POST`,body:t}).catch(()=>{throw new b}),r=(n.headers.get(`Content-Type`)??``).startsWith(`application/json`);if(n.ok&&r)return n.json();let i=r?(await n.json()).problems:[];throw new y(n.status,i,r?``:await n.text())}var S=(e,t)=>e+`?file=`+encodeURIComponent(t),C={workspace:()=>x(`workspace`),form:()=>x(`form`),study:e=>x(S(`study`,e)),change:(e,t,n)=>x(S(`study`,e),JSON.stringify({version:t,edits:n})),write:(e,t,n)=>x(S(`study`,e),JSON.stringify({version:t,text:n})),check:e=>x(S(`check`,e),`{}`),inspect:async e=>(await x(`inspect`,JSON.stringify({files:e}))).files,upload:async(e,t)=>(await x(S(`files`,e),t)).files,runs:async()=>(await x(`runs`)).runs,run:(e,t,n,r)=>x(`runs`,JSON.stringify({study:e,out:t,language:n,replace:r})),cancel:e=>x(`runs/${encodeURIComponent(e)}/cancel`,`{}`),table:e=>x(S(`table`,e)),writeTable:(e,t,n)=>x(S(`table`,e),JSON.stringify({version:t,rows:n})),effect:(e,t)=>x(`effect/`+e,JSON.stringify(t))},ee={title:[`Carbonscape studio`,`Carbonscape 工作台`],study:[`Study`,`研究`],studyFile:[`Study file`,`研究文件`],newStudy:[`New study`,`新建研究`],newStudyHelp:[`There is no study file here yet. Name one; it is written into the workspace.`,`此工作区还没有研究文件。请为研究命名，文件将写入工作区。`],studyTitle:[`Title of the study`,`研究名称`],create:[`Create`,`创建`],fileName:[`File name`,`文件名`],files:[`Files`,`文件`],form:[`Settings`,`设置`],tables:[`Tables`,`表格`],run:[`Check and run`,`检查与运行`],text:[`Text`,`文本`],language:[`中文`,`English`],dark:[`Dark`,`深色`],light:[`Light`,`浅色`],workspace:[`Workspace`,`工作区`],drop:[`Drop files here, or choose them`,`将文件拖到此处，或点击选择`],dropHelp:[`A zip archive is unpacked. Files that are there already are never replaced. Large rasters: copy them into the workspace folder yourself.`,`压缩包会自动解压；已有的同名文件不会被替换。较大的栅格请直接复制到工作区文件夹。`],sending:[`Sending`,`正在上传`],refresh:[`Look again`,`刷新`],whatIsIt:[`What is it?`,`查看内容`],looking:[`Looking into the files …`,`正在读取文件…`],raster:[`raster`,`栅格`],vector:[`polygons`,`面`],table:[`table`,`表格`],unknown:[`other`,`其他`],crs:[`Coordinate system`,`坐标系`],grid:[`Grid`,`格网`],cells:[`cells`,`像元`],cell:[`cell`,`像元边长`],noData:[`No data`,`无数据`],classes:[`Classes`,`类别`],values:[`Values`,`数值范围`],years:[`Years`,`年份`],overlaps:[`Covered by the others`,`被其他文件覆盖`],units:[`Units`,`单元`],idColumn:[`id`,`编号`],nameColumn:[`name`,`名称`],columns:[`Columns`,`列`],rows:[`rows`,`行`],criteria:[`Criteria`,`指标`],sheet:[`Sheet`,`工作表`],noTable:[`no table begins here`,`未见表头`],namedBy:[`named by {0}, {1} % of the cells`,`按图例 {0} 命名，覆盖 {1} % 的像元`],alike:[`; {0} fit alike`,`；{0} 同样适配`],useLand:[`Use as land use of {0}`,`用作 {0} 年土地利用`],useLegend:[`Use this legend`,`采用此图例`],useUnits:[`Use as units`,`用作单元`],useAs:[`Use as`,`用作`],useDriver:[`Use as driver`,`用作驱动因子`],used:[`in the study`,`已用于研究`],add:[`Add`,`添加`],addSection:[`Add with settings of its own`,`添加并单独设置`],remove:[`Take out`,`移除`],name:[`Name`,`名称`],value:[`Value`,`值`],use:[`use`,`启用`],standard:[`default`,`默认`],example:[`such as`,`如`],required:[`required`,`必填`],check:[`Check`,`检查`],checking:[`Checking …`,`正在检查…`],checked:[`Checked`,`已检查`],unchecked:[`Changed since the last check`,`上次检查后有改动`],colon:[`: `,`：`],comma:[`, `,`，`],problems:[`{0} problems`,`{0} 个问题`],oneProblem:[`1 problem`,`1 个问题`],cautions:[`{0} cautions`,`{0} 条提醒`],oneCaution:[`1 caution`,`1 条提醒`],problem:[`Problem`,`问题`],caution:[`Caution`,`提醒`],nothingWrong:[`Nothing is wrong with it.`,`没有发现问题。`],memory:[`Memory for a run: about`,`运行约需内存：`],start:[`Run`,`运行`],out:[`Folder of the result`,`结果文件夹`],replace:[`Replace an earlier result that was changed since`,`允许替换改动过的旧结果`],cancel:[`Cancel`,`取消`],again:[`Run again`,`再次运行`],runs:[`Runs`,`任务`],noRuns:[`Nothing has run here yet.`,`还没有运行过。`],waiting:[`waiting`,`等待中`],running:[`running`,`运行中`],done:[`done`,`已完成`],failed:[`failed`,`失败`],cancelled:[`cancelled`,`已取消`],left:[`ended with the program; run it again: what its stages had finished is kept`,`随程序中断；可再次运行，已完成的阶段会从缓存继续`],secondsLeft:[`about {0} left`,`约剩 {0}`],fromCache:[`from the cache`,`取自缓存`],openAtlas:[`Open the atlas`,`打开图集`],openReport:[`Report`,`报告`],results:[`Results here`,`已有结果`],save:[`Save`,`保存`],reload:[`Reload`,`重新载入`],gone:[`The program does not answer. Where it has ended, start it again for this folder: this page then goes on, with what was typed.`,`程序没有响应。若程序已结束，请对此文件夹重新启动，本页面将继续工作，已输入的内容会保留。`],slow:[`Waiting for the program …`,`正在等待程序响应…`],changedElsewhere:[`{0} was changed elsewhere, as in another tab; it is shown as it is now`,`{0} 已在别处（如另一标签页）修改；现显示其最新内容`],noSuchStudy:[`The address of this page names a study that is not in this workspace: {0}`,`本页地址所指的研究文件不在此工作区：{0}`],discard:[`Discard changes`,`放弃修改`],unsaved:[`Not saved yet, so a run does not have it: {0}`,`尚未保存，运行时不会采用：{0}`],goTo:[`Go to the field`,`转到该项`],close:[`Close`,`关闭`],chooseTable:[`Table`,`表格`],chooseOne:[`Choose a table…`,`请选择表格`],noTables:[`The study names no tables yet.`,`研究中尚未引用表格。`],otherTables:[`Other tables of the workspace`,`工作区中的其他表格`],addRow:[`Add a row`,`添加一行`],addColumn:[`Add a column`,`添加一列`],removeRow:[`Take out this row`,`移除此行`],consistency:[`Consistency ratio CR`,`一致性比率 CR`],consistent:[`consistent (under 0.10)`,`一致（小于 0.10）`],inconsistent:[`inconsistent (0.10 or more)`,`不一致（不小于 0.10）`],worst:[`Look first at {0} against {1}: {2} is given, the others imply {3}.`,`先看 {0} 与 {1}：所给为 {2}，其余判断推得 {3}。`],newTable:[`New table {0}`,`新建表 {0}`],working:[`Working it out …`,`正在计算…`],byMethod:[`weights by {0}, random index {1}`,`权重方法 {0}，随机一致性指标 {1}`],gradingOf:[`Grading of {0}`,`{0} 的分级`],curve:[`Score over value`,`得分随取值的变化`],noCurve:[`This row makes no curve yet.`,`此行尚不能画出曲线。`],landByScore:[`Share of land by score`,`各得分的土地占比`],landByLevel:[`Share of land by level`,`各等级的土地占比`],landByZone:[`Share of land by zone`,`各分区的土地占比`],coarse:[`Preview on {0} × {1} cells; in a run small patches join their surroundings.`,`预览基于 {0} × {1} 个像元；正式运行时，小图斑将并入周围。`],unknownLayers:[`Only a run knows {0}: rules about it match nowhere in this preview. Run the study once to see them.`,`{0} 须运行后才有；预览中与之有关的规则均不成立。请先运行一次研究。`],recorded:[`Hot spots are those of the result “{0}”; a run finds them anew.`,`冷热点取自已有结果“{0}”；正式运行时将重新计算。`],aboutSoon:[`About right: worked out on cells of {0} m. The exact shares follow.`,`近似结果：按 {0} 米像元估算，精确占比随后给出。`],aboutOnly:[`About right: worked out on cells of {0} m. Only a run gives exact shares for a study of this size.`,`近似结果：按 {0} 米像元估算。此研究范围较大，精确占比须运行后得出。`],scenario:[`Scenario`,`情景`],moved:[`Land moved, ha`,`转换土地（ha）`],difference:[`Change of net emissions, tCO₂ a year`,`净碳排放变化（tCO₂/年）`],line:[`line {0}`,`第 {0} 行`],seconds:[`s`,`秒`],minutes:[`min`,`分`],hours:[`h`,`小时`]};function w(e,t,...n){return ee[e][t===`en`?0:1].replace(/\{(\d)\}/g,(e,t)=>String(n[Number(t)]??``))}function T(e,t,n){return w(e===1?t===`problems`?`oneProblem`:`oneCaution`:t,n,e)}function te(e,t){let n=Math.max(0,Math.round(e)),r=e=>w(e,t);return n<60?`${n} ${r(`seconds`)}`:n<3600?`${Math.floor(n/60)} ${r(`minutes`)} ${n%60} ${r(`seconds`)}`:`${Math.floor(n/3600)} ${r(`hours`)} ${Math.floor(n/60)%60} ${r(`minutes`)}`}function E(e,t){let n=e.replaceAll(` `,` `),r=t===`zh`?n:n.charAt(0).toUpperCase()+n.slice(1);return/[.。?？!！]$/.test(r)?r:r+(t===`zh`?`。`:`.`)}function D(e,t){return t===`zh`?`（${e}）`:` (${e})`}function O(e,t,n){return t?e+w(`colon`,n)+t:e}var ne=256<<20,re=1e3,ie=class{constructor(){this.language=`en`,this.dark=!1,this.listed={folder:``,files:[],results:[],uploadBytes:0},this.checking=!1,this.inspected=new Map,this.looking=!1,this.lookAgain=!1,this.runs=[],this.refused=[],this.failed=``,this.sending=``,this.gone=!1,this.slow=!1,this.typed=new Map,this.drafts=new Map,this.out=`run`,this.replace=!1,this.followers=[],this.pending=Promise.resolve()}on(e){this.followers.push(e)}tell(){this.followers.forEach(e=>e())}get problems(){return this.study?this.checked?.version===this.study.version?this.checked.problems:this.study.problems:[]}async open(e){let t=await this.try(()=>Promise.all([C.form(),C.workspace()]));if(!t)return;[this.form,this.listed]=t;let n=this.studies();e&&!n.includes(e)&&(this.failed=w(`noSuchStudy`,this.language,e));let r=n.find(t=>t===e)??n.find(e=>/(^|\/)study\.ya?ml$/.test(e))??n[0];r&&await this.load(r,this.failed),this.tell(),this.follow(),this.look()}studies(){return this.listed.files.map(e=>e.name).filter(e=>/\.ya?ml$/i.test(e))}follow(){let e=new EventSource(`studio/events`);e.addEventListener(`error`,()=>{this.gone||=e.readyState===EventSource.CONNECTING,this.tell()}),e.addEventListener(`open`,()=>void(this.gone&&this.back())),e.addEventListener(`runs`,e=>{let t=this.runs.filter(e=>e.result).length;this.runs=JSON.parse(e.data).runs,this.tell(),this.runs.filter(e=>e.result).length!==t&&this.refresh()})}async back(){let e=await this.try(()=>C.workspace());if(e){if(e.folder!==this.listed.folder)return location.reload();this.listed=e;for(let[e,{text:t,edits:n}]of this.typed)n&&await this.enter(e,t,n);this.soonChecked(),this.look()}}async try(e){let t=this.pending.then(e);this.pending=t.catch(()=>void 0);let n=window.setTimeout(()=>{this.slow=!0,this.tell()},re);try{let e=await t;return this.refused=[],this.failed=``,this.gone=!1,e}catch(e){this.wrong(e);return}finally{clearTimeout(n),this.slow=!1,this.tell()}}wrong(e){this.gone=e instanceof b,this.refused=e instanceof y?e.problems:[],this.failed=this.gone||this.refused.length>0?``:String(e instanceof Error?e.message:e)}reload(e){this.drafts.delete(e),this.table&&={...this.table},this.study&&this.load(this.study.file)}load(e,t=``){return this.try(async()=>{e!==this.study?.file&&(this.table=void 0),this.study=await C.study(e),this.typed.clear(),this.checked=void 0,this.soonChecked()}).then(()=>this.failed||=t)}async enter(e,t,n){this.typed.set(e,{text:t,edits:n}),await this.change(n),!this.gone&&this.typed.get(e)?.text===t&&this.typed.delete(e),this.tell()}change(e){return this.try(async()=>{this.study&&(this.study=await C.change(this.study.file,this.study.version,e),this.soonChecked())})}write(e){return this.try(async()=>{if(!this.study)return;let{file:t,version:n}=this.study;this.study=await C.write(t,this.drafts.get(t)?.version??n,e),this.drafts.delete(t),this.soonChecked()})}create(e,t){return this.try(async()=>{this.study=await C.change(e,``,[{path:[`study`],value:t}]),this.listed=await C.workspace()})}soonChecked(){clearTimeout(this.checkLater),this.checkLater=window.setTimeout(()=>void this.check(),700)}async check(){if(clearTimeout(this.checkLater),!this.study||this.checking)return;this.checking=!0,this.tell();let{file:e,version:t}=this.study;try{this.checked=await C.check(e)}catch(e){this.wrong(e)}if(this.checking=!1,this.tell(),this.study?.file===e&&this.checked&&this.checked.version!==this.study.version){if(this.study.version!==t)return this.soonChecked();await this.load(e,w(`changedElsewhere`,this.language,e)),this.tell()}}async refresh(){await this.try(async()=>{this.listed=await C.workspace()}),await this.look()}async look(e=[]){let t=this.listed.files.filter(t=>e.includes(t.name)||t.bytes<ne&&/\.(tiff?|img|asc|vrt|gpkg|shp|geojson|fgb|kml|csv|tsv|txt|xlsx?|xlsm)$/i.test(t.name)).map(e=>e.name).slice(0,60);if(this.lookAgain=this.looking,!(t.length===0||this.looking)){this.looking=!0,this.tell();try{for(let e of t)if(!this.inspected.has(e)){for(let t of await C.inspect([e]))this.inspected.set(t.file,t);this.tell()}let e=await C.inspect(t);this.inspected=new Map(e.map(e=>[e.file,e]))}catch(e){this.wrong(e)}this.looking=!1,this.tell(),this.lookAgain&&await this.look(e)}}async upload(e){for(let t of e)if(this.sending=t.name,this.tell(),!await this.try(()=>C.upload(t.name,t)))break;this.sending=``;let t=this.refused;await this.refresh(),this.refused=t,this.tell()}run(e,t,n){return this.try(async()=>{await C.run(e,t,this.language,n),this.runs=await C.runs()})}cancel(e){return this.try(()=>C.cancel(e))}};function k(e){return typeof e==`object`&&!Array.isArray(e)}function A(e,t){let n=e;for(let e of t)n=k(n)?n[e]:void 0;return n}function j(e,t){let n=[e.key,...e.alsoCalled??[]];return k(t)&&n.find(e=>e in t)||e.key}function ae(e,t){let n=e.items??[],r=n.filter(e=>e.key===`*`);if(r.length===0||!k(t))return[];let i=new Set(n.flatMap(e=>[e.key,...e.alsoCalled??[]]));return Object.keys(t).filter(e=>!i.has(e)).map(e=>({key:e,item:r.find(n=>!!n.items===k(t[e]))??r[0]}))}function M(e){if(e===void 0||k(e))return``;if(!Array.isArray(e))return e;let t=e.map(e=>typeof e==`string`?e:JSON.stringify(e));return t.join(t.some(e=>/[,，\n]/.test(e))?`
`:`, `)}function oe(e,t){let n=t.trim();if(n===``)return;if(!e.list)return n;let r=n.replace(/^\[(.*)\]$/s,`$1`).split(n.includes(`
`)?`
`:/[,，]/).map(e=>e.trim()).filter(e=>e!==``);return r.length===1?r[0]:r}var se=(e,t)=>t.every((t,n)=>e[n]===t);function ce(e,t){return e.filter(e=>e.path.length===t.length&&se(e.path,t))}function le(e,t){return e.filter(e=>se(e.path,t))}function N(e,t){let n=t.split(`/`).slice(0,-1),r=e.split(`/`),i=0;for(;i<n.length&&i<r.length-1&&n[i]===r[i];)i++;return`../`.repeat(n.length-i)+r.slice(i).join(`/`)}function P(e,t){let n=t.split(`/`).slice(0,-1);for(let t of e.split(`/`))t===`..`?n.pop():t!==`.`&&t!==``&&n.push(t);return n.join(`/`)}function F(e){return/FILE|RASTER|\bPATH\b/.test(e.label??``)}var I=e=>`f-`+e.map(e=>encodeURIComponent(e)).join(`-`);function ue(e){for(let t=e.length;t>0;t--){let n=document.getElementById(I(e.slice(0,t)));if(n){for(let e=n;e;e=e.parentElement)e instanceof HTMLDetailsElement&&(e.open=!0);return n.scrollIntoView({block:`center`}),n.focus(),!0}}return!1}function L(e,n,r,i,o=r!==void 0){if(n.length===0)return a;let s=e.language;return t`<ul class="problems" id=${i??a}>
    ${n.map(e=>t`<li class=${e.caution?`caution`:`problem`}>
          <span class="mark">${w(e.caution?`caution`:`problem`,s)}</span>
          ${o?t`<b>${f(e.place,s)}</b>${w(`colon`,s)}`:a}${E(f(e.found,s),s)}
          <span class="remedy">${f(e.remedy,s)}</span>
          <code class="small">${e.code}</code>
          ${r&&e.path.length>0?t`<button class="plain" @click=${()=>r(e.path)}>${w(`goTo`,s)}</button>`:a}
        </li>`)}
  </ul>`}var R=.99,de=.9;function z(e,t){return t.share>R||t.share>de&&t.classes.length>=(e.classes?.length??0)-1}function B(e){let n=e.language,r=t=>t&&void e.upload([...t]);return t`<div
      class="drop"
      @dragover=${e=>e.preventDefault()}
      @drop=${e=>{e.preventDefault(),r(e.dataTransfer?.files)}}
    >
      <label for="upload">${w(`drop`,n)}</label>
      <input
        id="upload"
        type="file"
        multiple
        aria-describedby="upload-help"
        @change=${e=>r(e.target.files)}
      />
      <p class="small" id="upload-help">${w(`dropHelp`,n)}</p>
      <p role="status">
        ${e.sending?`${w(`sending`,n)} ${e.sending} …`:e.looking?w(`looking`,n):``}
      </p>
    </div>
    <div class="row">
      <span class="small">${w(`workspace`,n)}${w(`colon`,n)}${e.listed.folder}</span>
      <button @click=${()=>void e.refresh()}>${w(`refresh`,n)}</button>
    </div>
    <ul class="files">
      ${e.listed.files.filter(e=>!/\.(aux\.xml|ya?ml|dbf|shx|prj|cpg|tfw|ovr)$/i.test(e.name)).map(t=>fe(e,t.name,t.bytes))}
    </ul>`}function fe(e,n,r){let i=e.language,o=e.inspected.get(n),s=o&&[`raster`,`vector`,`table`].includes(o.kind)?o.kind:`unknown`;return t`<li>
    <h3>
      ${n}
      <span class="badge">${w(s,i)}</span>
      ${V(e,n)?t`<span class="badge used">${w(`used`,i)}${w(`colon`,i)}${V(e,n)}</span>`:a}
    </h3>
    ${o?me(e,o):t`<p class="small">
            ${r<1e6?`${Math.ceil(r/1e3)} kB`:`${(r/1e6).toFixed(1)} MB`}
            <button @click=${()=>void e.look([n])}>${w(`whatIsIt`,i)}</button>
          </p>`}
  </li>`}function V(e,t){let n=e.study;if(!n)return``;let r=(e,i)=>{if(typeof e==`string`)return P(pe(e),n.file)===t?i.join(`.`):``;let a=Array.isArray(e)?e.map(e=>[``,e]):Object.entries(e);for(let[e,t]of a){let n=r(t,e?[...i,e]:i);if(n)return n}return``};return r(n.values,[])}function pe(e){return e.replace(/(\.xls[xm]?)#.*$/i,`$1`)}function me(e,n){let r=e.language,i=[],a=Array.isArray(n.columns)?n.columns:void 0;if(n.crs&&i.push([w(`crs`,r),n.crs]),n.kind===`raster`&&typeof n.columns==`number`&&(i.push([w(`grid`,r),[`${d(n.columns)} × ${d(n.rows??0)}`,`${w(`cell`,r)} ${(n.cell??[]).map(e=>d(e)).join(` × `)}`,n.type??``].join(w(`comma`,r))]),i.push([w(`noData`,r),`${d(n.emptyCells??0)} ${w(`cells`,r)}${n.noDataValue?D(n.noDataValue,r):``}`])),n.classes&&n.classes.length<=60?i.push([w(`classes`,r),he(n,r)]):n.classes&&i.push([w(`classes`,r),d(n.classes.length)]),n.criteria&&i.push([w(`criteria`,r),n.criteria.join(w(`comma`,r))]),n.values&&i.push([w(`values`,r),`${n.values.least===null?`-`:d(n.values.least)} … ${n.values.greatest===null?`-`:d(n.values.greatest)}`]),n.years.length>0&&i.push([w(`years`,r),n.years.join(w(`comma`,r))]),n.features!==void 0&&i.push([w(`units`,r),[d(n.features),...n.id?[O(w(`idColumn`,r),n.id,r)]:[],...n.name?[O(w(`nameColumn`,r),n.name,r)]:[]].join(w(`comma`,r))]),n.sheets&&n.sheets.length>1)for(let t of n.sheets)i.push([`${w(`sheet`,r)} ${t.sheet}`,ge(e,n,t)]);else a&&i.push([w(`columns`,r),W(a,n.kind===`table`,n.rows,r)]);let o=(n.overlaps??[]).filter(e=>e.share<.9995);return o.length>0&&i.push([w(`overlaps`,r),o.map(e=>t`<div>${O(e.file,`${Math.floor(e.share*1e3)/10} %`,r)}</div>`)]),t`<dl>
      ${i.map(([e,n])=>t`<dt>${e}</dt>
            <dd>${n}</dd>`)}
    </dl>
    ${L(e,n.problems,void 0)} ${_e(e,n)}`}function H(e){let[t]=e.legends??[];return!t||t.named||new Set(t.classes.map(e=>e.class)).size===t.of?[]:(e.legends?.filter(e=>e.share===t.share&&e.classes.length===t.classes.length)??[]).filter(e=>e===t||e.classes.some((e,n)=>e.class!==t.classes[n].class))}function he(e,n){let r=e.legends?.find(t=>z(e,t)),i=r?H(e):[],o=new Map(r?.classes.map(e=>[e.code,e]));return t`<table class="small">
    ${r?t`<caption>
            ${w(`namedBy`,n,r.legend,Math.floor(r.share*1e3)/10)}
            ${i.length>1?w(`alike`,n,i.map(e=>e.legend).join(w(`comma`,n))):a}
          </caption>`:a}
    <tbody>
      ${e.classes?.map(e=>{let r=o.get(e.code);return t`<tr>
          <td>
            <svg width="12" height="12" aria-hidden="true">
              <rect width="12" height="12" fill=${r?.color??`none`} stroke="currentColor" />
            </svg>
          </td>
          <td class="number">${e.code}</td>
          <td>${(r&&(n===`zh`?r.class_zh:r.class))??e.name??``}</td>
          <td class="number">${d(e.cells)} ${w(`cells`,n)}</td>
        </tr>`})}
    </tbody>
  </table>`}function ge(e,n,r){let i=e.language,o=r.columns?W(r.columns,!0,r.rows,i):t`<span class="small"
        >${r.criteria?r.criteria.join(w(`comma`,i)):w(`noTable`,i)}</span
      >`,s=e.study,c=s?G(e,r.usableAs,`${N(n.file,s.file)}#${r.sheet}`):[];return t`${o}
  ${c.length>0?t`<div class="row">${c.map(t=>U(e,t))}</div>`:a}`}function U(e,[n,r]){return t`<button @click=${()=>void e.change(r)}>${n}</button>`}function W(e,n,r,i){return t`${n?t`<div>${d(r??0)} ${w(`rows`,i)}</div>`:a}
    <ul class="columns small" tabindex="0" aria-label=${w(`columns`,i)}>
      ${e.map(e=>t`<li>
            <b>${e.name}</b
            >${e.unit?` [${e.unit}]`:``}${w(`colon`,i)}${e.examples.join(w(`comma`,i))}${e.distinct>3?` …`:``}
          </li>`)}
    </ul>`}function _e(e,n){let r=e.study;if(!r)return a;let i=e.language,o=N(n.file,r.file),s=[],c=(...e)=>A(r.values,e)!==void 0,l=t=>n.file.split(`/`).pop()===t.legend?o:e.inspected.has(t.legend)?N(t.legend,r.file):t.legend;if(n.kind===`raster`&&n.classes){for(let e of n.years.slice(0,2)){let t=[{path:[`landUse`,`phases`,String(e)],value:o}],a=n.legends?.[0];a&&z(n,a)&&H(n).length<2&&!c(`landUse`,`legend`)&&t.push({path:[`landUse`,`legend`],value:l(a)}),A(r.values,[`landUse`,`phases`,String(e)])!==o&&s.push([w(`useLand`,i,e),t])}for(let e of(n.legends??[]).filter(e=>e.share>R))A(r.values,[`landUse`,`legend`])!==l(e)&&n.years.length>0&&s.push([O(w(`useLegend`,i),e.legend,i),[{path:[`landUse`,`legend`],value:l(e)}]])}let u=(n.file.split(`/`).pop()??``).replace(/\.[^.]*$/,``).replace(/[^\p{L}\p{N}_-]/gu,`_`);if(n.kind===`raster`&&n.values&&!c(`drivers`,u)&&s.push([`${w(`useDriver`,i)} ${u}`,[{path:[`drivers`,u],value:o}]]),n.kind===`vector`&&!c(`units`,u)){let e={file:o};n.id&&(e.id=n.id),n.name&&(e.name=n.name),s.push([`${w(`useUnits`,i)} ${u}`,[{path:[`units`,u],value:e}]])}return(n.sheets?.length??0)<2&&s.push(...G(e,n.usableAs??[],o)),t`<div class="row">${s.map(t=>U(e,t))}</div>`}function G(e,t,n){let r=e.study,i=[];for(let a of r?t:[]){let t=a.split(`.`);if(!r||A(r.values,t)===n)continue;let o=[{path:t,value:n}],s=A(r.values,[`units`]),c=k(s)&&Object.keys(s).find(e=>k(s[e])&&`file`in s[e]);t[t.length-1]===`file`&&c&&o.push({path:[...t.slice(0,-1),`units`],value:c}),i.push([`${w(`useAs`,e.language)} ${a.replace(/\.file$/,``)}`,o])}return i}function ve(e){return!e.form||!e.study?t``:t`<form @submit=${e=>e.preventDefault()}>
    ${L(e,ce(e.problems,[]),()=>void 0)}
    ${ye(e,e.form,[],e.study.values)}
    <datalist id="files">
      ${e.listed.files.map(n=>t`<option value=${N(n.name,e.study?.file??``)}></option>`)}
    </datalist>
  </form>`}function ye(e,n,r,i){let a=(n.items??[]).filter(e=>e.key!==`*`),o=a.filter(e=>!e.items),s=a.filter(e=>e.items);return t`${o.map(t=>Se(e,t,[...r,j(t,i)],!1))}
  ${ae(n,i).map(({key:t,item:n})=>n.items?we(e,n,[...r,t],!0):Se(e,n,[...r,t],!0))}
  ${Te(e,n,r)} ${s.map(t=>we(e,t,[...r,j(t,i)],!1))}`}function be(e,t){return[t===void 0?{path:e}:{path:e,value:t}]}function K(e,t,n){e.change(be(t,n))}function xe(e,t,n){return r=>{let i=r.target.value;i===M(n)?e.typed.delete(I(t)):e.typed.set(I(t),{text:i})}}function Se(e,n,r,i){let o=e.language,s=I(r),c=A(e.study?.values??{},r),l=le(e.problems,r),u=e.typed.get(s)?.text??M(c),d=r[r.length-1],p=[s+`-help`,l.length>0?s+`-problems`:``].join(` `).trim(),m=l.some(e=>!e.caution)?`true`:`false`;return t`<div class="field">
    <label for=${s}
      >${d}${n.required?t`<span class="small">${D(w(`required`,o),o)}</span>`:a}</label
    >
    <div class="entry">
      ${Ce(e,n,r,u,p,m,t=>{let i=t.target.value;e.enter(s,i,be(r,oe(n,i)))})}
      ${i?t`<button
              type="button"
              aria-label=${w(`remove`,o)+` `+d}
              @click=${()=>K(e,r,void 0)}
            >
              ×
            </button>`:a}
    </div>
    <p class="small" id=${s+`-help`}>
      ${f(n.doc,o)}${n.wanted&&!n.choices?.length&&n.schema?.type!==`boolean`?t`${o===`zh`?``:` `}<span class="wanted">${E(f(n.wanted,o),o)}</span>`:a}
    </p>
    ${L(e,l,void 0,s+`-problems`)}
  </div>`}function Ce(e,n,r,i,o,s,c){let l=e.language,d=I(r),p=f(n.default,l),m=n.choices?.length?n.choices.map(e=>({id:e.id,doc:f(e.doc,l)})):n.schema?.type===`boolean`?[{id:`true`,doc:``},{id:`false`,doc:``}]:[];if(m.length>0&&n.list){let n=i.split(/[,，\n]/).map(e=>e.trim()).filter(Boolean),s=t=>{let i=n.includes(t)?n.filter(e=>e!==t):[...n,t];K(e,r,i.length===0?void 0:i)},c=new Set(m.map(e=>e.id));return t`<div
      id=${d}
      class="choices"
      role="group"
      tabindex="-1"
      aria-label=${r[r.length-1]}
      aria-describedby=${o}
    >
      ${n.length===0&&p?t`<span class="small">${w(`standard`,l)}${w(`colon`,l)}${p}</span>`:a}
      ${n.filter(e=>!c.has(e)).map(e=>t`<label class="check"><input type="checkbox" checked @change=${()=>s(e)} />${e}</label>`)}
      ${m.map(e=>t`<label class="check"
            ><input
              type="checkbox"
              .checked=${u(n.includes(e.id))}
              @change=${()=>s(e.id)}
            />${O(e.id,e.doc,l)}</label
          >`)}
    </div>`}if(m.length>0){let e=i===``||m.some(e=>e.id===i);return t`<select
      id=${d}
      aria-describedby=${o}
      aria-invalid=${s}
      .value=${u(i)}
      @change=${c}
    >
      <option value="" ?selected=${i===``}>
        ${p?D(O(w(`standard`,l),p,l),l).trim():``}
      </option>
      ${e?a:t`<option value=${i} selected>${i}</option>`}
      ${m.map(e=>t`<option value=${e.id} ?selected=${e.id===i}>${O(e.id,e.doc,l)}</option>`)}
    </select>`}let h=p?`${w(`standard`,l)}${w(`colon`,l)}${p}`:n.example?`${w(`example`,l)} ${n.example}`:``,g=A(e.study?.values??{},r),_=xe(e,r,g);if(M(g).includes(`
`))return t`<textarea
      id=${d}
      rows=${Math.min(8,i.split(`
`).length+1)}
      @input=${_}
      aria-describedby=${o}
      aria-invalid=${s}
      .value=${u(i)}
      @change=${c}
    ></textarea>`;let v=n.schema?.examples??[],y=v.length>0?d+`-list`:F(n)?`files`:void 0;return t`<input
      id=${d}
      list=${y??a}
      aria-describedby=${o}
      aria-invalid=${s}
      placeholder=${h}
      autocomplete="off"
      .value=${u(i)}
      @input=${_}
      @change=${c}
    />
    ${v.length>0?t`<datalist id=${d+`-list`}>
            ${v.map(e=>t`<option value=${e}></option>`)}
            ${F(n)?e.listed.files.filter(e=>/\.(csv|xlsx|tsv)$/i.test(e.name)).map(n=>t`<option value=${N(n.name,e.study?.file??``)}></option>`):a}
          </datalist>`:a}`}function we(e,n,r,i){let o=e.language,s=I(r),c=A(e.study?.values??{},r),l=c!==void 0,d=le(e.problems,r),p=d.filter(e=>!e.caution).length,m=d.length-p,h=r[r.length-1],g=l&&r.length===1||p>0||n.required&&r.length<3;return t`<details class="section" ?open=${g}>
    <summary id=${s}>
      <b>${h}</b> <span class="small">${f(n.doc,o)}</span>
      ${p>0?t`<span class="count problem">${T(p,`problems`,o)}</span>`:a}
      ${m>0?t`<span class="count caution">${T(m,`cautions`,o)}</span>`:a}
    </summary>
    ${i?t`<button type="button" @click=${()=>K(e,r,void 0)}>${w(`remove`,o)} ${h}</button>`:n.required?a:t`<label class="check"
              ><input
                type="checkbox"
                .checked=${u(l)}
                @change=${t=>K(e,r,t.target.checked?{}:void 0)}
              />${w(`use`,o)} ${h}</label
            >`}
    ${L(e,ce(e.problems,r),void 0)}
    ${typeof c==`string`||Array.isArray(c)?t`<p class="problem">${M(c)}</p>`:ye(e,n,r,c)}
  </details>`}function Te(e,n,r){let i=(n.items??[]).filter(e=>e.key===`*`);if(i.length===0)return a;let o=e.language,s=i.find(e=>!e.items),c=s!==void 0&&i.some(e=>e.items),l=I([...r,`+`]),u=t=>{let[n,i]=[...t.target.closest(`.adder`)?.querySelectorAll(`input`)??[]];if(!n?.value.trim())return n?.focus();let a=[...r,n.value.trim()],o=s&&i?oe(s,i.value):{};if(o===void 0)return i?.focus();K(e,a,o),n.value=``,i&&(i.value=``),n.focus()};return t`<div class="adder row">
    <label for=${l}>${w(`name`,o)}</label>
    <input id=${l} autocomplete="off" placeholder=${r[r.length-1]===`phases`?`2020`:``} />
    ${s?t`<label for=${l+`v`}>${w(`value`,o)}</label>
            <input
              id=${l+`v`}
              autocomplete="off"
              list=${F(s)?`files`:a}
              placeholder=${s.example??``}
              @keydown=${e=>e.key===`Enter`&&u(e)}
            />`:a}
    <button type="button" @click=${u}>${w(`add`,o)}</button>
    ${c?t`<button type="button" @click=${t=>{let n=t.target.closest(`.adder`)?.querySelector(`input`);if(!n?.value.trim())return n?.focus();K(e,[...r,n.value.trim()],{}),n.value=``}}>${w(`addSection`,o)}</button>`:a}
    <span class="small">${f(i[0].doc,o)}</span>
  </div>`}var Ee=(e,t,n)=>{let r=new Map;for(let i=t;i<=n;i++)r.set(e[i],i);return r},De=_(class extends i{constructor(t){if(super(t),t.type!==e.CHILD)throw Error(`repeat() can only be used in text expressions`)}dt(e,t,n){let r;n===void 0?n=t:t!==void 0&&(r=t);let i=[],a=[],o=0;for(let t of e)i[o]=r?r(t,o):o,a[o]=n(t,o),o++;return{values:a,keys:i}}render(e,t,n){return this.dt(e,t,n).values}update(e,[t,r,i]){let a=l(e),{values:s,keys:u}=this.dt(t,r,i);if(!Array.isArray(a))return this.ut=u,s;let d=this.ut??=[],f=[],p,m,g=0,_=a.length-1,y=0,b=s.length-1;for(;g<=_&&y<=b;)if(a[g]===null)g++;else if(a[_]===null)_--;else if(d[g]===u[y])f[y]=v(a[g],s[y]),g++,y++;else if(d[_]===u[b])f[b]=v(a[_],s[b]),_--,b--;else if(d[g]===u[b])f[b]=v(a[g],s[b]),c(e,f[b+1],a[g]),g++,b--;else if(d[_]===u[y])f[y]=v(a[_],s[y]),c(e,a[g],a[_]),_--,y++;else if(p===void 0&&(p=Ee(u,y,b),m=Ee(d,g,_)),p.has(d[g])){if(p.has(d[_])){let t=m.get(u[y]),n=t===void 0?null:a[t];if(n===null){let t=c(e,a[g]);v(t,s[y]),f[y]=t}else f[y]=v(n,s[y]),c(e,a[g],n),a[t]=null;y++}else o(a[_]),_--}else o(a[g]),g++;for(;y<=b;){let t=c(e,f[b+1]);v(t,s[y]),f[y++]=t}for(;g<=_;){let e=a[g++];e!==null&&o(e)}return this.ut=u,h(e,f),n}});function Oe(e,n){let r=e.language,i=e.problems,o=i.filter(e=>!e.caution).length,s=e.checked!==void 0&&e.checked.version===e.study?.version,c=()=>{let t=e.out.trim();t&&e.study&&e.run(e.study.file,t,e.replace)};return t`<section>
      <h2>${w(`check`,r)}</h2>
      <div class="row">
        <button ?disabled=${e.checking||!e.study} @click=${()=>void e.check()}>
          ${w(`check`,r)}
        </button>
        <span role="status" id="check-state">
          ${e.checking?w(`checking`,r):`${w(s?`checked`:`unchecked`,r)}${w(`colon`,r)}${T(o,`problems`,r)}${w(`comma`,r)}${T(i.length-o,`cautions`,r)}`}
        </span>
        ${s&&e.checked?.memory_mb!==void 0?t`<span class="small">${w(`memory`,r)} ${e.checked.memory_mb} MB</span>`:a}
      </div>
      ${i.length>0?L(e,i,n):s&&!e.checking?t`<p>${w(`nothingWrong`,r)}</p>`:a}
    </section>
    <section>
      <h2>${w(`start`,r)}</h2>
      ${e.drafts.size>0?t`<p id="unsaved">${w(`unsaved`,r,[...e.drafts.keys()].join(w(`comma`,r)))}</p>`:a}
      <div class="row">
        <label for="out">${w(`out`,r)}</label>
        <input
          id="out"
          .value=${u(e.out)}
          autocomplete="off"
          @input=${t=>e.out=t.target.value}
          @keydown=${e=>e.key===`Enter`&&c()}
        />
        <label class="check"
          ><input
            type="checkbox"
            id="replace"
            .checked=${u(e.replace)}
            @change=${t=>e.replace=t.target.checked}
          />${w(`replace`,r)}</label
        >
        <button id="start" class="main" ?disabled=${!e.study} @click=${c}>${w(`start`,r)}</button>
      </div>
    </section>
    <section>
      <h2>${w(`runs`,r)}</h2>
      ${e.runs.length===0?t`<p class="small">${w(`noRuns`,r)}</p>`:a}
      <ol class="runs">
        ${De(e.runs,e=>e.id,t=>je(e,t,n))}
      </ol>
      ${Me(e)}
    </section>`}function ke(e,t){return e?new Date(e).toLocaleString(t===`zh`?`zh-CN`:`en-GB`):``}var Ae=(e,t)=>`results/${encodeURIComponent(t)}/#lang=${e.language}`;function je(e,n,r){let i=e.language,o=n.state===`running`||n.state===`waiting`,s=n.now?.share;return t`<li class=${n.state}>
    <div class="row">
      <b>${n.out}</b> <span class="small">${n.study}</span>
      <span class="badge state">${w(n.state,i)}</span>
      <span class="small">${ke(n.ended??n.started,i)}</span>
      ${o?t`<button @click=${()=>void e.cancel(n.id)}>${w(`cancel`,i)} ${n.out}</button>`:a}
      ${n.result?t`<a class="atlas" href=${Ae(e,n.out)}>${w(`openAtlas`,i)}</a>
              <a href=${`results/${encodeURIComponent(n.out)}/runs/1/report.html`}>${w(`openReport`,i)}</a>`:a}
      ${[`failed`,`cancelled`,`left`].includes(n.state)?t`<button @click=${()=>void e.run(n.study,n.out,!1)}>${w(`again`,i)}</button>`:a}
    </div>
    ${n.state===`running`?t`<div class="row">
            <progress aria-label=${w(`running`,i)} max="1" .value=${s??0}></progress>
            <span class="small"
              >${n.now?.left===void 0?a:w(`secondsLeft`,i,te(n.now.left,i))}</span
            >
          </div>`:a}
    <ol class="stages small">
      ${n.stages.map((e,r)=>{let s=o&&r===n.stages.length-1,c=s?n.now?.seconds:e.seconds;return t`<li aria-current=${s?`step`:a}>
          ${f(e.name,i)} ${c===void 0?a:te(c,i)}
          ${e.cached?t`<span>${D(`${w(`fromCache`,i)} ${Math.round(e.cached*100)} %`,i)}</span>`:a}
        </li>`})}
    </ol>
    ${L(e,n.problems??[],r)}
  </li>`}function Me(e){let n=new Set(e.runs.filter(e=>e.result).map(e=>e.out)),r=e.listed.results.filter(e=>!n.has(e));return r.length===0?a:t`<h3>${w(`results`,e.language)}</h3>
    <ul>
      ${r.map(n=>t`<li><a href=${Ae(e,n)}>${n}</a></li>`)}
    </ul>`}var Ne={breaks:[`breakpoints`,`breakpoint`,`break`,`thresholds`,`intervals`,`分级`,`断点`],classes:[`class`,`categories`,`category`,`categorical`,`类别`,`分类`],quantiles:[`quantile`,`quintiles`,`percentiles`,`分位数`],minmax:[`min-max`,`min_max`,`min max`,`normalise`,`normalize`,`极差`],linear:[`line`,`continuous`,`function`,`线性`,`连续`]},Pe=/^(negative|-|-1|descending|less|cost|lower|low|min|负向|负|逆向|成本型)$/i,Fe=e=>{let t=e.split(/[|;；]/).map(e=>e.trim()).filter(e=>e!==``);return t.length===1&&/^[-+\d.eE,，\s]+$/.test(t[0])?t[0].split(/[,，\s]+/).filter(e=>e):t};function Ie(e,t){let n=e.map(e=>e.trim().toLowerCase().replace(/ /g,`_`)),r=e=>t[n.indexOf(e)]?.trim()??``,i=r(`grading`).toLowerCase(),a=Fe(r(`at`)),o=Fe(r(`scores`)),s=o.length===0?a:a.length===0?o:[];s.length>0&&s.every(e=>/.+[=:：].+/.test(e))&&(a=s.map(e=>e.replace(/\s*[=:：][^=:：]*$/,``)),o=s.map(e=>e.replace(/^.*[=:：]\s*/,``)));let c=Object.keys(Ne).find(e=>e===i||Ne[e].includes(i))??Le(i,a,o),l=Pe.test(r(`direction`)),u=c===`quantiles`?5:c===`breaks`?a.length+1:2,d=o.length>0?o.map(Number):Re(u,l);if(c===``||d.some(Number.isNaN))return;if(c===`classes`)return a.length===0||o.length!==a.length?void 0:{classes:a.map((e,t)=>[e,d[t]])};let f=a.map(Number);if(f.some(Number.isNaN))return;if(c===`breaks`)return f.every((e,t)=>t===0||e>f[t-1])&&f.length>0&&d.length===f.length+1?{breaks:f,scores:d}:void 0;if(c===`quantiles`)return{breaks:d.slice(1).map((e,t)=>100*(t+1)/d.length),scores:d,percentiles:!0};if(d.length!==2)return;let p=c===`minmax`||f.length===0;if(!p&&f.length!==2)return;let[m,h]=p?f.length===2?f.map(e=>100*e):c===`minmax`?[1,99]:[0,100]:f;return{line:[m,h,d[0],d[1]],percentiles:p}}function Le(e,t,n){return e===``?t.length===0?n.length>2?`quantiles`:`minmax`:t.every(e=>/^[-+]?[\d.]+(e[-+]?\d+)?$/i.test(e))?n.length===t.length+1?`breaks`:t.length===2?`linear`:`classes`:`classes`:``}var Re=(e,t)=>Array.from({length:e},(n,r)=>1+8*(t?e-1-r:r)/(e-1));function ze(e,t){if(e.breaks&&e.scores){let{breaks:n,scores:r}=e,i=n[n.length-1]-n[0]||Math.abs(n[0])||1,[a,o]=Be(e,n[0],n[n.length-1],i,t),s=[a,...n,o];return r.flatMap((e,t)=>[[s[t],e],[s[t+1],e]])}if(e.line){let[n,r,i,a]=e.line,o=Math.min(n,r),s=Math.max(n,r),[c,l]=Be(e,o,s,s-o||1,t),[u,d]=n<=r?[i,a]:[a,i];return[[c,u],[o,u],[s,d],[l,d]]}return[]}function Be(e,t,n,r,i){if(e.percentiles)return[0,100];let a=t-.35*r,o=n+.35*r;return[i&&i[0]<t?Math.max(a,i[0]):a,i&&i[1]>n?Math.min(o,i[1]):o]}function q(e){return/\.ahp(\[\d+\])?$/.test(e)?`ahp`:e===`suitability.criteria`?`criteria`:e===`suitability.zones`?`zones`:e===`scenarios`?`scenarios`:void 0}function J(e,t=0){let[n,r=``]=e.toFixed(t).split(`.`),i=r.replace(/0+$/,``);return s(n)+(i?`.`+i:``)}function Ve(e,n,r,i,o){let s=q(r),c=n&&n.kind===s?n:void 0;return t`${He(e,n,s,i,o)} ${c?Ue(c,e.language):a}`}function He(e,t,n,r,i){return n===`criteria`?Ge(t?.kind===`criteria`?t:void 0,r,Math.max(1,i),e.language):!t||t.kind!==n?a:t.kind===`ahp`?We(t,e.language):t.kind===`zones`?rt(t,e.language):at(e,t)}function Ue(e,n){if(e.cell_m===void 0)return a;let r=J(Number(e.cell_m.toPrecision(2)));return t`<p class="small about">${w(e.follows?`aboutSoon`:`aboutOnly`,n,r)}</p>`}function We(e,n){let r=e.cr<e.limit;return t`<b id="cr">${O(w(`consistency`,n),e.cr.toFixed(3),n)}</b>
    ${w(r?`consistent`:`inconsistent`,n)}
    <span class="small">${w(`byMethod`,n,e.method,e.ri)}</span>
    ${e.worst&&!r?t`<p>
            ${w(`worst`,n,e.worst.first,e.worst.second,e.worst.given,e.worst.implied.toPrecision(3))}
          </p>`:a}
    <dl>
      ${e.names.map((n,r)=>t`<dt>${n}</dt>
            <dd><meter max="1" .value=${e.weights[r]} aria-label=${n}></meter> ${e.weights[r].toFixed(3)}</dd>`)}
    </dl>`}function Ge(e,n,r,i){let o=n[r];if(!o)return a;let s=o[n[0].map(e=>e.trim().toLowerCase()).indexOf(`criterion`)]?.trim()??``,c=e?.criteria.find(e=>e.name===s),l=Ie(n[0],o),u=!l||l.percentiles?c?.curve??l:l;return t`<h3>${w(`gradingOf`,i,s||r)}</h3>
    ${u?.classes?Qe(u.classes,t=>i===`zh`&&e?.chinese[t]||t,i):u?tt(u,c?.range,i):t`<p class="small">${w(`noCurve`,i)}</p>`}
    ${c?t`<h4>${w(`landByScore`,i)}</h4>
            <dl class="shares">
              ${c.shares.map(([e,n])=>t`<dt>${Number(e.toPrecision(4))}</dt>
                    <dd>
                      <meter max="100" .value=${n} aria-label=${String(e)}></meter> ${n.toFixed(1)} %
                    </dd>`)}
            </dl>`:a}
    ${e?t`<h4>${w(`landByLevel`,i)}</h4>
            ${nt(e.levels,i)}`:a}`}var Ke=420,qe=170,Y=34,X=e=>String(Number(e.toPrecision(4))),Je=(e,t)=>O(w(`curve`,t),e.map(([e,n])=>O(e,X(n),t)).join(w(`comma`,t)),t),Ye=20,Xe=170,Ze=24;function Qe(e,n,i){let a=e.map(e=>e[1]),[o,s]=[Math.min(0,...a),Math.max(0,...a)],c=e=>Xe+(e-o)/(s-o||1)*216,l=Ye*e.length+4,u=Je(e.map(([e,t])=>[n(e),t]),i);return t`<svg class="curve" viewBox=${`0 0 ${Ke} ${l}`} role="img" aria-label=${u}>
    <line class="axis" x1=${c(0)} y1="0" x2=${c(0)} y2=${l}></line>
    ${e.map(([e,t],i)=>{let a=Ye*i;return r`<text x=${164} y=${a+15} text-anchor="end">${$e(n(e),Ze)}</text><rect class="class" x=${Math.min(c(0),c(t))} y=${a+4} width=${Math.abs(c(t)-c(0))} height=${14}></rect><text x=${c(Math.max(0,t))+5} y=${a+15}>${X(t)}</text>`})}
  </svg>`}function $e(e,t){let n=e=>e>`⺀`?2:1,r=[...e],i=r.reduce((e,t)=>e+n(t),0),a=``;for(let e=0,o=0;o<r.length;o++){if(e+=n(r[o]),e>t-1&&i>t)return a+`…`;a+=r[o]}return a}function et(e,t,n){let r=[];for(let i of e){let e=r[r.length-1];(r.length===0||Math.abs(t(i)-t(e))>=(n(i)+n(e))/2)&&r.push(i)}return r}function tt(e,n,i){let a=ze(e,n),o=a.map(e=>e[1]),s=Math.max(...o),c=Math.min(0,...o),l=e=>8+(s-e)/(s-c||1)*134,u=[a[0][0],a[a.length-1][0]],d=e=>Y+(e-u[0])/(u[1]-u[0]||1)*378,f=e.percentiles?` %`:``,p=et(e.breaks??a.map(e=>e[0]),d,e=>7*(X(e)+f).length+6),m=et([c,...o].sort((e,t)=>e-t),l,()=>12),h=Je(a.filter((e,t)=>t%2==1).map(e=>[`≤ `+X(e[0]),e[1]]),i);return t`<svg class="curve" viewBox=${`0 0 ${Ke} ${qe}`} role="img" aria-label=${h}>
    <line class="axis" x1=${Y} y1=${l(c)} x2=${412} y2=${l(c)}></line>
    <line class="axis" x1=${Y} y1="8" x2=${Y} y2=${l(c)}></line>
    ${m.map(e=>r`<text x=${29} y=${l(e)+4} text-anchor="end">${X(e)}</text>`)}
    <polyline points=${a.map(e=>`${d(e[0]).toFixed(1)},${l(e[1]).toFixed(1)}`).join(` `)}></polyline>
    ${p.map(e=>r`<text x=${d(e)} y=${164} text-anchor="middle">${X(e)}${f}</text>`)}
  </svg>`}function nt(e,n){let i=e.filter(e=>e.percent>0),a=i.map((e,t)=>i.slice(0,t).reduce((e,t)=>e+t.percent,0));return t`<svg class="bar" viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true">
      ${i.map((e,t)=>r`<rect x=${a[t]} y="0" width=${e.percent} height="6" fill=${e.color}></rect>`)}
    </svg>
    <ul class="key">
      ${e.map(e=>t`<li>
            <svg viewBox="0 0 10 10" aria-hidden="true"><rect width="10" height="10" fill=${e.color}></rect></svg>
            ${f(e.name,n)} <b>${e.percent.toFixed(1)} %</b>
            <span class="small">${J(e.area_ha)} ha</span>
          </li>`)}
    </ul>`}function rt(e,n){return t`<h3>${w(`landByZone`,n)}</h3>
    ${nt(e.shares,n)}
    <canvas
      width=${e.columns}
      height=${e.rows}
      role="img"
      aria-label=${e.shares.map(e=>`${f(e.name,n)} ${e.percent.toFixed(1)} %`).join(`, `)}
    ></canvas>
    <p class="small">${w(`coarse`,n,e.columns,e.rows)}</p>
    ${e.recorded?t`<p class="small">${w(`recorded`,n,e.earlier??``)}</p>`:a}
    ${e.unknown.length>0?t`<p class="small">${w(`unknownLayers`,n,e.unknown.join(`, `))}</p>`:a}`}function it(e,t){let n=e?.getContext(`2d`);if(!n)return;let r=atob(t.cells),i=n.createImageData(t.columns,t.rows),a=t.shares.map(e=>parseInt(e.color.slice(1),16));for(let e=0;e<r.length;e++){let t=r.charCodeAt(e);if(t===0)continue;let n=a[t-1];i.data.set([n>>16,n>>8&255,n&255,255],4*e)}n.putImageData(i,0,0)}function at(e,n){let r=e.language,i=(e,t=0)=>(e>0?`+`:e<0?`−`:``)+J(Math.abs(e),t);return t`<div class="grid" tabindex="0" role="region" aria-label=${w(`scenario`,r)}>
      <table>
        <thead>
          <tr>
            <th scope="col">${w(`scenario`,r)}</th>
            <th scope="col">${w(`moved`,r)}</th>
            <th scope="col">${w(`difference`,r)}</th>
          </tr>
        </thead>
        <tbody>
          ${n.scenarios.map(e=>t`<tr>
                  <th scope="row">${e.scenario}</th>
                  <td class="number">${J(e.moved_ha)}</td>
                  <td class="number">
                    <b>${i(e.difference_tCO2)}</b>${e.difference_percent===void 0?a:D(`${i(e.difference_percent,2)} %`,r)}
                  </td>
                </tr>
                ${n.lines.filter(t=>t.scenario===e.scenario).map(e=>t`<tr>
                        <td class="small">${w(`line`,r,e.line)}</td>
                        <td></td>
                        <td class="number small">${i(e.difference_tCO2)}</td>
                      </tr>`)}`)}
        </tbody>
      </table>
    </div>
    ${L(e,n.problems,void 0,void 0,!0)}`}var ot=500;function st(e,t){let n=[],r=(e,i)=>{typeof e==`string`?Z(e)&&n.push({key:i.join(`.`),file:P(e,t)}):Array.isArray(e)?e.forEach((t,n)=>r(t,e.length<2?i:[...i.slice(0,-1),`${i[i.length-1]}[${n+1}]`])):Object.entries(e).forEach(([e,t])=>r(t,[...i,e]))};return r(e,[]),n}var Z=e=>/\.(csv|tsv|txt)$/i.test(e),ct={"carbon.factors":[[`class`,`value`,`unit`,`source`]],"carbon.stock":[[`class`,`value`,`unit`,`source`]],"carbon.energy.file":[[`year`,`unit`,`item`,`amount`,`unit_of_amount`]],"suitability.criteria":[[`criterion`,`source`,`direction`,`grading`,`at`,`scores`]],"suitability.zones":[[`rule`,`zone`,`level`,`land_use`],[`P1`,`key_protection`,`1`,``],[`R1`,`key_restoration`,`2`,``],[`A1`,`auxiliary_restoration`,`3`,``]],"suitability.weights.ahp":[[`criterion`]],scenarios:[[`scenario`,`zone`,`from`,`to`,`area_ha`,`item`,`percent`]]},lt={"carbon.factors":`tC/ha/yr`,"carbon.stock":`tC/ha`};function ut(e){return[[`criterion`,...e],...e.map(t=>[t,...e.map(()=>`1`)])]}function dt(e){let t=/^\s*(\d+(?:\.\d+)?)(?:\s*\/\s*(\d+(?:\.\d+)?))?\s*$/.exec(e);if(!t||Number(t[1])===0)return``;let n=t[2]??`1`;return t[1]===`1`?n:`${n}/${t[1]}`}function ft(e){return t`<cs-tables .desk=${e} .language=${e.language} .chosen=${e.table}></cs-tables>`}function Q(e,n){return e.drafts.has(n)?t`<button class="discard" @click=${()=>e.reload(n)}>${w(`discard`,e.language)}</button>`:a}function pt(e){let t=A(e.study?.values??{},[`landUse`,`legend`]);if(typeof t!=`string`)return[];let n=P(t,e.study?.file??``),r=[...e.inspected.values()].flatMap(e=>(e.legends??[]).filter(e=>e.legend===t||e.legend===n).flatMap(e=>e.classes.map(e=>e.class)));return[...new Set(r)]}function mt(e){let t=e=>[...e].reduce((e,t)=>e+(t>`⺀`?2:1),0);return Math.min(40,e.reduce((e,n)=>Math.max(e,t(n)),6)+1)}var ht=class extends g{constructor(...e){super(...e),this.language=`en`,this.key=``,this.rows=[],this.row=1,this.wrong=[],this.asking=0,this.waiting=!1}static{this.properties={desk:{attribute:!1},language:{attribute:!1},chosen:{attribute:!1}}}createRenderRoot(){return this}choose(e,t){this.desk&&(this.desk.table={key:e,file:t},this.desk.tell())}async open(){let e=this.chosen,t=this.desk?.drafts.get(e?.file??``),n=e&&await this.desk?.try(()=>C.table(e.file));e===this.chosen&&(this.key=e?.key??``,this.table=n&&t?{...n,version:t.version}:n,this.rows=t?.rows??n?.rows.map(e=>[...e])??[],this.said=void 0,this.wrong=[],this.row=1,this.effect(),this.requestUpdate())}effect(e=150){let t=q(this.key);clearTimeout(this.later);let n=++this.asking;this.waiting=t!==void 0,t!==void 0&&(this.later=window.setTimeout(()=>{C.effect(t,{study:this.desk?.study?.file??``,rows:this.rows}).then(e=>this.told(n,{kind:t,...e},[])).catch(e=>this.told(n,void 0,e instanceof y?e.problems:[]))},e))}told(e,t,n){e===this.asking&&(this.waiting=!1,this.said=t,this.wrong=n,this.requestUpdate(),t?.follows&&this.isConnected&&(this.effect(1500),this.waiting=!1))}updated(e){e.has(`chosen`)&&this.open(),this.said?.kind===`zones`&&it(this.querySelector(`canvas`),this.said)}async begin(e){let t=this.desk?.study;if(!t)return;let n=e.split(`.`).filter(e=>e!==`file`).pop()+`.csv`,r=P(n,t.file),i=await this.beginning(e);await this.desk?.try(()=>C.writeTable(r,``,i))&&(await this.desk?.change([{path:e.split(`.`),value:n}]),await this.desk?.refresh(),this.choose(e,r))}async beginning(e){let t=this.desk,n=t?.study,r=ct[e];if(!t||!n)return r;if(e in lt)return[...r,...pt(t).map(t=>[t,``,lt[e],``])];let i=A(n.values,[`suitability`,`criteria`]);if(e!==`suitability.weights.ahp`||typeof i!=`string`||!Z(i))return r;let a=await t.try(()=>C.table(P(i,n.file))),o=a?.rows[0].findIndex(e=>e.trim().toLowerCase()===`criterion`)??-1;return o<0?r:ut((a?.rows.slice(1)??[]).map(e=>e[o]).filter(Boolean))}mirror(e,t){let n=this.rows.every(e=>e.length===this.rows.length);if(q(this.key)!==`ahp`||!n||e===0||t===0||e===t)return;let r=dt(this.rows[e][t]);r&&this.rows[t][e].trim()&&(this.rows[t][e]=r)}edit(){this.table&&this.desk?.drafts.set(this.table.file,{version:this.table.version,rows:this.rows}),this.effect(),this.requestUpdate()}async save(){let e=this.table;if(!e)return;let t=await this.desk?.try(()=>C.writeTable(e.file,e.version,this.rows));t&&(this.table=t,this.rows=t.rows.map(e=>[...e]),this.desk&&(this.desk.drafts.delete(e.file),this.desk.checked=void 0,this.desk.soonChecked(),this.desk.refresh()),this.requestUpdate())}render(){let e=this.language,n=this.desk?.study,r=n?st(n.values,n.file):[],i=new Set(r.map(e=>e.key)),o=new Set(r.map(e=>e.file)),s=(this.desk?.listed.files??[]).map(e=>e.name).filter(e=>Z(e)&&!o.has(e)),c=Object.keys(ct).filter(e=>n&&!i.has(e)&&A(n.values,e.split(`.`))===void 0&&(!e.startsWith(`suitability`)||A(n.values,[`suitability`])!==void 0)&&(e!==`suitability.weights.ahp`||A(n.values,[`suitability`,`criteria`])!==void 0)),l=Math.max(1,...this.rows.map(e=>e.length)),u=this.rows.slice(0,501),d=Array.from({length:l},(e,t)=>mt(u.map(e=>e[t]??``)));return t`<div class="row">
        <label for="table">${w(`chooseTable`,e)}</label>
        <select
          id="table"
          @change=${e=>{let t=e.target.value,n=r.find(e=>e.key===t);(n??t)&&this.choose(n?.key??``,n?.file??t)}}
        >
          <option value="" ?selected=${!this.table}>${w(`chooseOne`,e)}</option>
          ${r.map(n=>t`<option value=${n.key} ?selected=${n.key===this.key}>${O(n.key,n.file,e)}</option>`)}
          ${s.length>0?t`<optgroup label=${w(`otherTables`,e)}>
                  ${s.map(e=>t`<option value=${e} ?selected=${!this.key&&e===this.table?.file}>${e}</option>`)}
                </optgroup>`:a}
        </select>
        ${this.table?t`<button
                  class="main"
                  id="save-table"
                  ?disabled=${!this.desk?.drafts.has(this.table.file)}
                  @click=${()=>void this.save()}
                >
                  ${w(`save`,e)}
                </button>
                ${this.desk?Q(this.desk,this.table.file):a}`:a}
      </div>
      ${r.length===0?t`<p>${w(`noTables`,e)}</p>`:a}
      ${this.table?a:t`<p class="row">
              ${c.map(n=>t`<button class="begin" @click=${()=>void this.begin(n)}>${w(`newTable`,e,n)}</button>`)}
            </p>`}
      ${this.table&&this.desk&&q(this.key)?t`<div class="effect" role="status" aria-busy=${this.waiting?`true`:`false`}>
              ${Ve(this.desk,this.said,this.key,this.rows,this.row)}
              ${this.waiting&&!this.said?t`<p class="small">${w(`working`,e)}</p>`:a}
              ${L(this.desk,this.wrong,void 0,void 0,!0)}
            </div>`:a}
      ${this.table?t`<div class="grid" tabindex="0" role="region" aria-label=${this.table.file}>
                <table>
                  <tbody>
                    ${u.map((e,t)=>this.line(e,t,d))}
                  </tbody>
                </table>
              </div>
              ${this.rows.length>501?t`<p class="small">${ot} / ${this.rows.length-1} ${w(`rows`,e)}</p>`:t`<div class="row">
                      <button
                        @click=${()=>{this.rows.push(Array.from({length:l},()=>``)),this.edit()}}
                      >
                        ${w(`addRow`,e)}
                      </button>
                      <button
                        @click=${()=>{this.rows.forEach(e=>e.push(...Array.from({length:l+1-e.length},()=>``))),this.edit()}}
                      >
                        ${w(`addColumn`,e)}
                      </button>
                    </div>`}`:a}`}line(e,n,r){let i=e=>this.rows[0]?.[e]||String(e+1);return t`<tr>
      ${Array.from(r,(r,a)=>t`<td>
            <input
              size=${r}
              aria-label=${`${i(a)}, ${n+1}`}
              .value=${u(e[a]??``)}
              @focus=${()=>{this.row=n,this.requestUpdate()}}
              @input=${t=>{for(;e.length<=a;)e.push(``);e[a]=t.target.value,this.mirror(n,a),this.edit()}}
            />
          </td>`)}
      <td>
        ${n>0?t`<button
                aria-label=${`${w(`removeRow`,this.language)} ${n+1}`}
                @click=${()=>{this.rows.splice(n,1),this.edit()}}
              >
                ×
              </button>`:a}
      </td>
    </tr>`}},$=[`files`,`form`,`tables`,`run`,`text`],gt=class extends g{constructor(...e){super(...e),this.desk=new ie,this.tab=`files`,this.toField=e=>{this.show(`form`),this.updateComplete.then(()=>{ue(e)||this.show(`text`)})}}createRenderRoot(){return this}connectedCallback(){super.connectedCallback();let e=new URLSearchParams(location.hash.slice(1)),t=e.get(`lang`)??p(`lang`)??navigator.language;this.desk.language=t.startsWith(`zh`)?`zh`:`en`;let n=e.get(`dark`)??p(`dark`);this.desk.dark=n===void 0?matchMedia(`(prefers-color-scheme: dark)`).matches:n===`1`;let r=e.get(`tab`);this.tab=$.find(e=>e===r)??`files`,this.desk.on(()=>this.requestUpdate()),this.look(),this.desk.open(e.get(`study`)).then(()=>this.look()),addEventListener(`hashchange`,()=>location.reload()),addEventListener(`beforeunload`,e=>{this.desk.typed.size+this.desk.drafts.size>0&&e.preventDefault()})}look(){let{language:e,dark:t,study:n}=this.desk;document.documentElement.lang=e===`zh`?`zh-CN`:`en`,document.documentElement.dataset.theme=t?`dark`:`light`,document.title=w(`title`,e),m(`lang`,e),m(`dark`,t?`1`:`0`);let r=new URLSearchParams({tab:this.tab,lang:e,dark:t?`1`:`0`});n&&r.set(`study`,n.file),history.replaceState(null,``,`#`+r.toString()),this.requestUpdate()}show(e){this.tab=e,this.look()}t(e){return w(e,this.desk.language)}render(){let e=this.desk,n=e.studies();return t`<header>
        <h1>${this.t(`title`)}</h1>
        ${n.length>0?t`<label for="study">${this.t(`studyFile`)}</label>
                <select
                  id="study"
                  .value=${e.study?.file??``}
                  @change=${t=>{e.load(t.target.value).then(()=>this.look())}}
                >
                  ${n.map(n=>t`<option value=${n} ?selected=${n===e.study?.file}>${n}</option>`)}
                </select>`:a}
        <span class="grow small" role="status">${e.slow&&!e.gone?this.t(`slow`):a}</span>
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
        ${$.map(e=>t`<button
              role="tab"
              id=${`tab-`+e}
              aria-selected=${String(e===this.tab)}
              aria-controls="panel"
              tabindex=${e===this.tab?0:-1}
              @click=${()=>this.show(e)}
            >
              ${this.t(e)}${e===`run`?this.count():a}
            </button>`)}
      </div>
      <main id="panel" role="tabpanel" aria-labelledby=${`tab-`+this.tab} tabindex="-1">${this.panel()}</main>`}count(){let e=this.desk.problems.filter(e=>!e.caution).length;return e>0?t` <span class="count problem">${e}</span>`:a}turn(e){let t=e.key===`ArrowRight`?1:e.key===`ArrowLeft`?-1:0;if(t===0)return;let n=$[($.indexOf(this.tab)+t+$.length)%$.length];this.show(n),this.updateComplete.then(()=>document.getElementById(`tab-`+n)?.focus())}trouble(){let e=this.desk;if(e.refused.length===0&&!e.failed&&!e.gone)return a;let n=e.refused.find(e=>e.code===`STUDIO-02`);return t`<div class="trouble" role="alert">
      ${e.gone?t`<p>${this.t(`gone`)}</p>`:a} ${e.failed?t`<p>${e.failed}</p>`:a}
      ${L(e,e.refused,this.toField)}
      ${n?t`<button @click=${()=>e.reload(n.place.en)}>${this.t(`reload`)}</button>`:a}
      <button
        @click=${()=>{e.refused=[],e.failed=``,e.gone=!1,this.requestUpdate()}}
      >
        ${this.t(`close`)}
      </button>
    </div>`}panel(){let e=this.desk;if(!e.form)return t`<p role="status">${e.refused.length>0?a:this.t(`looking`)}</p>`;if(!e.study)return t`${this.creation()} ${B(e)}`;switch(this.tab){case`files`:return B(e);case`form`:return ve(e);case`tables`:return ft(e);case`run`:return Oe(e,this.toField);case`text`:return this.source()}}creation(){return t`<section>
      <h2>${this.t(`newStudy`)}</h2>
      <p>${this.t(`newStudyHelp`)}</p>
      <div class="row">
        <label for="new-title">${this.t(`studyTitle`)}</label><input id="new-title" autocomplete="off" />
        <label for="new-file">${this.t(`fileName`)}</label><input id="new-file" value="study.yaml" autocomplete="off" />
        <button class="main" id="create" @click=${()=>{let e=this.querySelector(`#new-title`)?.value.trim(),t=this.querySelector(`#new-file`)?.value.trim();e&&t&&this.desk.create(/\.ya?ml$/i.test(t)?t:t+`.yaml`,e).then(()=>this.look())}}>${this.t(`create`)}</button>
      </div>
    </section>`}source(){let{study:e,drafts:n}=this.desk;if(!e)return t``;let r=n.get(e.file);return t`<label for="source">${e.file}</label>
      <textarea
        id="source"
        rows="30"
        spellcheck="false"
        .value=${u(r?.text??e.text)}
        @input=${t=>{let i=t.target.value;n.set(e.file,{version:r?.version??e.version,text:i}),this.requestUpdate()}}
      ></textarea>
      <div class="row">
        <button class="main" @click=${()=>void this.desk.write(r?.text??e.text)}>${this.t(`save`)}</button> ${Q(this.desk,e.file)}
      </div>
      ${L(this.desk,this.desk.problems,this.toField)}`}};customElements.define(`cs-tables`,ht),customElements.define(`cs-studio`,gt);