import{C as e,S as t,_ as n,a as r,b as i,d as a,f as o,g as s,h as c,m as l,n as u,p as d,t as f,u as p,v as m,w as h,x as g,y as _}from"./kept-DFz1CPgi.js";var v=class extends Error{constructor(e,t,n){super(n),this.status=e,this.problems=t}},y=class extends Error{};async function b(e,t){let n=await fetch(`studio/`+e,t===void 0?{}:{method:`POST`,body:t}).catch(()=>{throw new y}),r=(n.headers.get(`Content-Type`)??``).startsWith(`application/json`);if(n.ok&&r)return n.json();let i=r?(await n.json()).problems:[];throw new v(n.status,i,r?``:await n.text())}var x=(e,t)=>e+`?file=`+encodeURIComponent(t),S={workspace:()=>b(`workspace`),form:()=>b(`form`),study:e=>b(x(`study`,e)),change:(e,t,n)=>b(x(`study`,e),JSON.stringify({version:t,edits:n})),write:(e,t,n)=>b(x(`study`,e),JSON.stringify({version:t,text:n})),check:e=>b(x(`check`,e),`{}`),inspect:async e=>(await b(`inspect`,JSON.stringify({files:e}))).files,upload:async(e,t)=>(await b(x(`files`,e),t)).files,runs:async()=>(await b(`runs`)).runs,run:(e,t,n,r)=>b(`runs`,JSON.stringify({study:e,out:t,language:n,replace:r})),cancel:e=>b(`runs/${encodeURIComponent(e)}/cancel`,`{}`),table:e=>b(x(`table`,e)),writeTable:(e,t,n)=>b(x(`table`,e),JSON.stringify({version:t,rows:n})),effect:(e,t)=>b(`effect/`+e,JSON.stringify(t))},ee={title:[`Carbonscape studio`,`Carbonscape 工作台`],study:[`Study`,`研究`],studyFile:[`Study file`,`研究文件`],newStudy:[`New study`,`新建研究`],newStudyHelp:[`There is no study file here yet. Name one; it is written into the workspace.`,`此工作区还没有研究文件。请为研究命名，文件将写入工作区。`],studyTitle:[`Title of the study`,`研究名称`],create:[`Create`,`创建`],fileName:[`File name`,`文件名`],files:[`Files`,`文件`],form:[`Settings`,`设置`],tables:[`Tables`,`表格`],run:[`Check and run`,`检查与运行`],text:[`Text`,`文本`],language:[`中文`,`English`],dark:[`Dark`,`深色`],light:[`Light`,`浅色`],workspace:[`Workspace`,`工作区`],drop:[`Drop files here, or choose them`,`将文件拖到此处，或点击选择`],dropHelp:[`A zip archive is unpacked. Files that are there already are never replaced. Large rasters: copy them into the workspace folder yourself.`,`压缩包会自动解压；已有的同名文件不会被替换。较大的栅格请直接复制到工作区文件夹。`],sending:[`Sending`,`正在上传`],refresh:[`Look again`,`刷新`],whatIsIt:[`What is it?`,`查看内容`],looking:[`Looking into the files …`,`正在读取文件…`],raster:[`raster`,`栅格`],vector:[`polygons`,`面`],table:[`table`,`表格`],unknown:[`other`,`其他`],crs:[`Coordinate system`,`坐标系`],grid:[`Grid`,`格网`],cells:[`cells`,`像元`],cell:[`cell`,`像元边长`],noData:[`No data`,`无数据`],classes:[`Classes`,`类别`],values:[`Values`,`数值范围`],years:[`Years`,`年份`],overlaps:[`Covered by the others`,`被其他文件覆盖`],units:[`Units`,`单元`],idColumn:[`id`,`编号`],nameColumn:[`name`,`名称`],columns:[`Columns`,`列`],rows:[`rows`,`行`],criteria:[`Criteria`,`准则`],sheet:[`Sheet`,`工作表`],noTable:[`no table begins here`,`未见表头`],namedBy:[`named by {0}, {1} % of the cells`,`按图例 {0} 命名，覆盖 {1} % 的像元`],alike:[`; {0} fit alike`,`；{0} 同样适配`],useLand:[`Use as land use of`,`用作该年土地利用：`],useLegend:[`Use this legend`,`采用此图例`],useUnits:[`Use as units`,`用作单元`],useAs:[`Use as`,`用作`],useDriver:[`Use as driver`,`用作驱动因子`],used:[`in the study`,`已用于研究`],add:[`Add`,`添加`],addSection:[`Add with settings of its own`,`添加并单独设置`],remove:[`Take out`,`移除`],name:[`Name`,`名称`],value:[`Value`,`值`],use:[`use`,`启用`],standard:[`default`,`默认`],example:[`such as`,`如`],required:[`required`,`必填`],check:[`Check`,`检查`],checking:[`Checking …`,`正在检查…`],checked:[`Checked`,`已检查`],unchecked:[`Changed since the last check`,`上次检查后有改动`],colon:[`: `,`：`],comma:[`, `,`，`],problems:[`{0} problems`,`{0} 个问题`],oneProblem:[`1 problem`,`1 个问题`],cautions:[`{0} cautions`,`{0} 条提醒`],oneCaution:[`1 caution`,`1 条提醒`],problem:[`Problem`,`问题`],caution:[`Caution`,`提醒`],nothingWrong:[`Nothing is wrong with it.`,`没有发现问题。`],memory:[`Memory for a run: about`,`运行约需内存：`],start:[`Run`,`运行`],out:[`Folder of the result`,`结果文件夹`],replace:[`Replace an earlier result that was changed since`,`允许替换改动过的旧结果`],cancel:[`Cancel`,`取消`],again:[`Run again`,`再次运行`],runs:[`Runs`,`任务`],noRuns:[`Nothing has run here yet.`,`还没有运行过。`],waiting:[`waiting`,`等待中`],running:[`running`,`运行中`],done:[`done`,`已完成`],failed:[`failed`,`失败`],cancelled:[`cancelled`,`已取消`],left:[`ended with the program; run it again: what its stages had finished is kept`,`随程序中断；可再次运行，已完成的阶段会从缓存继续`],secondsLeft:[`about {0} left`,`约剩 {0}`],fromCache:[`from the cache`,`取自缓存`],openAtlas:[`Open the atlas`,`打开图集`],openReport:[`Report`,`报告`],results:[`Results here`,`已有结果`],save:[`Save`,`保存`],reload:[`Reload`,`重新载入`],gone:[`The program does not answer. Where it has ended, start it again for this folder: this page then goes on, with what was typed.`,`程序没有响应。若程序已结束，请对此文件夹重新启动，本页面将继续工作，已输入的内容会保留。`],slow:[`Waiting for the program …`,`正在等待程序响应…`],changedElsewhere:[`{0} was changed elsewhere, as in another tab; it is shown as it is now`,`{0} 已在别处（如另一标签页）修改；现显示其最新内容`],noSuchStudy:[`The address of this page names a study that is not in this workspace: {0}`,`本页地址所指的研究文件不在此工作区：{0}`],discard:[`Discard changes`,`放弃修改`],unsaved:[`Not saved yet, so a run does not have it: {0}`,`尚未保存，运行时不会采用：{0}`],goTo:[`Go to the field`,`转到该项`],close:[`Close`,`关闭`],chooseTable:[`Table`,`表格`],chooseOne:[`Choose a table…`,`请选择表格`],noTables:[`The study names no tables yet.`,`研究中尚未引用表格。`],otherTables:[`Other tables of the workspace`,`工作区中的其他表格`],addRow:[`Add a row`,`添加一行`],addColumn:[`Add a column`,`添加一列`],removeRow:[`Take out this row`,`移除此行`],consistency:[`Consistency ratio CR`,`一致性比例 CR`],consistent:[`consistent (under 0.10)`,`一致（小于 0.10）`],inconsistent:[`inconsistent (0.10 or more)`,`不一致（不小于 0.10）`],worst:[`Look first at {0} against {1}: {2} is given, the others imply {3}.`,`先看 {0} 与 {1}：所给为 {2}，其余判断推得 {3}。`],newTable:[`New table {0}`,`新建表 {0}`],working:[`Working it out …`,`正在计算…`],byMethod:[`weights by {0}, random index {1}`,`权重方法 {0}，随机一致性指标 {1}`],gradingOf:[`Grading of {0}`,`{0} 的分级`],curve:[`Score over value`,`得分随取值的变化`],noCurve:[`This row makes no curve yet.`,`此行尚不能画出曲线。`],landByScore:[`Share of land by score`,`各得分的土地占比`],landByLevel:[`Share of land by level`,`各等级的土地占比`],landByZone:[`Share of land by zone`,`各分区的土地占比`],coarse:[`Preview on {0} × {1} cells; in a run small patches join their surroundings.`,`预览基于 {0} × {1} 个像元；正式运行时，小图斑将并入周围。`],unknownLayers:[`Only a run knows {0}: rules about it match nowhere in this preview. Run the study once to see them.`,`{0} 须运行后才有；预览中与之有关的规则均不成立。请先运行一次研究。`],recorded:[`Hot spots are those of the result “{0}”; a run finds them anew.`,`冷热点取自已有结果“{0}”；正式运行时将重新计算。`],aboutSoon:[`About right: worked out on cells of {0} m. The exact shares follow.`,`近似结果：按 {0} 米像元估算，精确占比随后给出。`],aboutOnly:[`About right: worked out on cells of {0} m. Only a run gives exact shares for a study of this size.`,`近似结果：按 {0} 米像元估算。此研究范围较大，精确占比须运行后得出。`],scenario:[`Scenario`,`情景`],moved:[`Land moved, ha`,`转换土地（ha）`],difference:[`Change of net flux, tCO₂ a year`,`净碳排放变化（tCO₂/年）`],line:[`line {0}`,`第 {0} 行`],seconds:[`s`,`秒`],minutes:[`min`,`分`],hours:[`h`,`小时`]};function C(e,t,...n){return ee[e][t===`en`?0:1].replace(/\{(\d)\}/g,(e,t)=>String(n[Number(t)]??``))}function w(e,t,n){return C(e===1?t===`problems`?`oneProblem`:`oneCaution`:t,n,e)}function T(e,t){let n=Math.max(0,Math.round(e)),r=e=>C(e,t);return n<60?`${n} ${r(`seconds`)}`:n<3600?`${Math.floor(n/60)} ${r(`minutes`)} ${n%60} ${r(`seconds`)}`:`${Math.floor(n/3600)} ${r(`hours`)} ${Math.floor(n/60)%60} ${r(`minutes`)}`}function te(e,t){let n=(e.charAt(0).toUpperCase()+e.slice(1)).replaceAll(` `,` `);return/[.。?？!！]$/.test(n)?n:n+(t===`zh`?`。`:`.`)}var ne=256<<20,re=1e3,ie=class{constructor(){this.language=`en`,this.dark=!1,this.listed={folder:``,files:[],results:[],uploadBytes:0},this.checking=!1,this.inspected=new Map,this.looking=!1,this.lookAgain=!1,this.runs=[],this.refused=[],this.failed=``,this.sending=``,this.gone=!1,this.slow=!1,this.typed=new Map,this.drafts=new Map,this.out=`run`,this.replace=!1,this.followers=[],this.pending=Promise.resolve()}on(e){this.followers.push(e)}tell(){this.followers.forEach(e=>e())}get problems(){return this.study?this.checked?.version===this.study.version?this.checked.problems:this.study.problems:[]}async open(e){let t=await this.try(()=>Promise.all([S.form(),S.workspace()]));if(!t)return;[this.form,this.listed]=t;let n=this.studies();e&&!n.includes(e)&&(this.failed=C(`noSuchStudy`,this.language,e));let r=n.find(t=>t===e)??n.find(e=>/(^|\/)study\.ya?ml$/.test(e))??n[0];r&&await this.load(r,this.failed),this.tell(),this.follow(),this.look()}studies(){return this.listed.files.map(e=>e.name).filter(e=>/\.ya?ml$/i.test(e))}follow(){let e=new EventSource(`studio/events`);e.addEventListener(`error`,()=>{this.gone||=e.readyState===EventSource.CONNECTING,this.tell()}),e.addEventListener(`open`,()=>void(this.gone&&this.back())),e.addEventListener(`runs`,e=>{let t=this.runs.filter(e=>e.result).length;this.runs=JSON.parse(e.data).runs,this.tell(),this.runs.filter(e=>e.result).length!==t&&this.refresh()})}async back(){let e=await this.try(()=>S.workspace());if(e){if(e.folder!==this.listed.folder)return location.reload();this.listed=e;for(let[e,{text:t,edits:n}]of this.typed)n&&await this.enter(e,t,n);this.soonChecked(),this.look()}}async try(e){let t=this.pending.then(e);this.pending=t.catch(()=>void 0);let n=window.setTimeout(()=>{this.slow=!0,this.tell()},re);try{let e=await t;return this.refused=[],this.failed=``,this.gone=!1,e}catch(e){this.wrong(e);return}finally{clearTimeout(n),this.slow=!1,this.tell()}}wrong(e){this.gone=e instanceof y,this.refused=e instanceof v?e.problems:[],this.failed=this.gone||this.refused.length>0?``:String(e instanceof Error?e.message:e)}reload(e){this.drafts.delete(e),this.table&&={...this.table},this.study&&this.load(this.study.file)}load(e,t=``){return this.try(async()=>{e!==this.study?.file&&(this.table=void 0),this.study=await S.study(e),this.typed.clear(),this.checked=void 0,this.soonChecked()}).then(()=>this.failed||=t)}async enter(e,t,n){this.typed.set(e,{text:t,edits:n}),await this.change(n),!this.gone&&this.typed.get(e)?.text===t&&this.typed.delete(e),this.tell()}change(e){return this.try(async()=>{this.study&&(this.study=await S.change(this.study.file,this.study.version,e),this.soonChecked())})}write(e){return this.try(async()=>{if(!this.study)return;let{file:t,version:n}=this.study;this.study=await S.write(t,this.drafts.get(t)?.version??n,e),this.drafts.delete(t),this.soonChecked()})}create(e,t){return this.try(async()=>{this.study=await S.change(e,``,[{path:[`study`],value:t}]),this.listed=await S.workspace()})}soonChecked(){clearTimeout(this.checkLater),this.checkLater=window.setTimeout(()=>void this.check(),700)}async check(){if(clearTimeout(this.checkLater),!this.study||this.checking)return;this.checking=!0,this.tell();let{file:e,version:t}=this.study;try{this.checked=await S.check(e)}catch(e){this.wrong(e)}if(this.checking=!1,this.tell(),this.study?.file===e&&this.checked&&this.checked.version!==this.study.version){if(this.study.version!==t)return this.soonChecked();await this.load(e,C(`changedElsewhere`,this.language,e)),this.tell()}}async refresh(){await this.try(async()=>{this.listed=await S.workspace()}),await this.look()}async look(e=[]){let t=this.listed.files.filter(t=>e.includes(t.name)||t.bytes<ne&&/\.(tiff?|img|asc|vrt|gpkg|shp|geojson|fgb|kml|csv|tsv|txt|xlsx?|xlsm)$/i.test(t.name)).map(e=>e.name).slice(0,60);if(this.lookAgain=this.looking,!(t.length===0||this.looking)){this.looking=!0,this.tell();try{for(let e of t)if(!this.inspected.has(e)){for(let t of await S.inspect([e]))this.inspected.set(t.file,t);this.tell()}let e=await S.inspect(t);this.inspected=new Map(e.map(e=>[e.file,e]))}catch(e){this.wrong(e)}this.looking=!1,this.tell(),this.lookAgain&&await this.look(e)}}async upload(e){for(let t of e)if(this.sending=t.name,this.tell(),!await this.try(()=>S.upload(t.name,t)))break;this.sending=``;let t=this.refused;await this.refresh(),this.refused=t,this.tell()}run(e,t,n){return this.try(async()=>{await S.run(e,t,this.language,n),this.runs=await S.runs()})}cancel(e){return this.try(()=>S.cancel(e))}};function E(e){return typeof e==`object`&&!Array.isArray(e)}function D(e,t){let n=e;for(let e of t)n=E(n)?n[e]:void 0;return n}function O(e,t){let n=[e.key,...e.alsoCalled??[]];return E(t)&&n.find(e=>e in t)||e.key}function ae(e,t){let n=e.items??[],r=n.filter(e=>e.key===`*`);if(r.length===0||!E(t))return[];let i=new Set(n.flatMap(e=>[e.key,...e.alsoCalled??[]]));return Object.keys(t).filter(e=>!i.has(e)).map(e=>({key:e,item:r.find(n=>!!n.items===E(t[e]))??r[0]}))}function k(e){if(e===void 0||E(e))return``;if(!Array.isArray(e))return e;let t=e.map(e=>typeof e==`string`?e:JSON.stringify(e));return t.join(t.some(e=>/[,，\n]/.test(e))?`
`:`, `)}function oe(e,t){let n=t.trim();if(n===``)return;if(!e.list)return n;let r=n.replace(/^\[(.*)\]$/s,`$1`).split(n.includes(`
`)?`
`:/[,，]/).map(e=>e.trim()).filter(e=>e!==``);return r.length===1?r[0]:r}var se=(e,t)=>t.every((t,n)=>e[n]===t);function ce(e,t){return e.filter(e=>e.path.length===t.length&&se(e.path,t))}function le(e,t){return e.filter(e=>se(e.path,t))}function A(e,t){let n=t.split(`/`).slice(0,-1),r=e.split(`/`),i=0;for(;i<n.length&&i<r.length-1&&n[i]===r[i];)i++;return`../`.repeat(n.length-i)+r.slice(i).join(`/`)}function j(e,t){let n=t.split(`/`).slice(0,-1);for(let t of e.split(`/`))t===`..`?n.pop():t!==`.`&&t!==``&&n.push(t);return n.join(`/`)}function M(e){return/FILE|RASTER|\bPATH\b/.test(e.label??``)}var N=e=>`f-`+e.map(e=>encodeURIComponent(e)).join(`-`);function ue(e){for(let t=e.length;t>0;t--){let n=document.getElementById(N(e.slice(0,t)));if(n){for(let e=n;e;e=e.parentElement)e instanceof HTMLDetailsElement&&(e.open=!0);return n.scrollIntoView({block:`center`}),n.focus(),!0}}return!1}function P(t,n,r,i){if(n.length===0)return g;let a=t.language;return e`<ul class="problems" id=${i??g}>
    ${n.map(t=>e`<li class=${t.caution?`caution`:`problem`}>
          <span class="mark">${C(t.caution?`caution`:`problem`,a)}</span>
          ${r?e`<b>${p(t.place,a)}</b>${C(`colon`,a)}`:g}${te(p(t.found,a),a)}
          <span class="remedy">${p(t.remedy,a)}</span>
          <code class="small">${t.code}</code>
          ${r&&t.path.length>0?e`<button class="plain" @click=${()=>r(t.path)}>${C(`goTo`,a)}</button>`:g}
        </li>`)}
  </ul>`}var F=.99,de=.9;function I(e,t){return t.share>F||t.share>de&&t.classes.length>=(e.classes?.length??0)-1}function L(t){let n=t.language,r=e=>e&&void t.upload([...e]);return e`<div
      class="drop"
      @dragover=${e=>e.preventDefault()}
      @drop=${e=>{e.preventDefault(),r(e.dataTransfer?.files)}}
    >
      <label for="upload">${C(`drop`,n)}</label>
      <input
        id="upload"
        type="file"
        multiple
        aria-describedby="upload-help"
        @change=${e=>r(e.target.files)}
      />
      <p class="small" id="upload-help">${C(`dropHelp`,n)}</p>
      <p role="status">
        ${t.sending?`${C(`sending`,n)} ${t.sending} …`:t.looking?C(`looking`,n):``}
      </p>
    </div>
    <div class="row">
      <span class="small">${C(`workspace`,n)}${C(`colon`,n)}${t.listed.folder}</span>
      <button @click=${()=>void t.refresh()}>${C(`refresh`,n)}</button>
    </div>
    <ul class="files">
      ${t.listed.files.filter(e=>!/\.(aux\.xml|ya?ml|dbf|shx|prj|cpg|tfw|ovr)$/i.test(e.name)).map(e=>fe(t,e.name,e.bytes))}
    </ul>`}function fe(t,n,r){let i=t.language,a=t.inspected.get(n),o=a&&[`raster`,`vector`,`table`].includes(a.kind)?a.kind:`unknown`;return e`<li>
    <h3>
      ${n}
      <span class="badge">${C(o,i)}</span>
      ${R(t,n)?e`<span class="badge used">${C(`used`,i)}${C(`colon`,i)}${R(t,n)}</span>`:g}
    </h3>
    ${a?me(t,a):e`<p class="small">
            ${r<1e6?`${Math.ceil(r/1e3)} kB`:`${(r/1e6).toFixed(1)} MB`}
            <button @click=${()=>void t.look([n])}>${C(`whatIsIt`,i)}</button>
          </p>`}
  </li>`}function R(e,t){let n=e.study;if(!n)return``;let r=(e,i)=>{if(typeof e==`string`)return j(pe(e),n.file)===t?i.join(`.`):``;let a=Array.isArray(e)?e.map(e=>[``,e]):Object.entries(e);for(let[e,t]of a){let n=r(t,e?[...i,e]:i);if(n)return n}return``};return r(n.values,[])}function pe(e){return e.replace(/(\.xls[xm]?)#.*$/i,`$1`)}function me(t,n){let i=t.language,a=[],o=Array.isArray(n.columns)?n.columns:void 0;if(n.crs&&a.push([C(`crs`,i),n.crs]),n.kind===`raster`&&typeof n.columns==`number`&&(a.push([C(`grid`,i),`${r(n.columns)} × ${r(n.rows??0)}, ${C(`cell`,i)} ${(n.cell??[]).map(e=>r(e)).join(` × `)}, ${n.type??``}`]),a.push([C(`noData`,i),`${r(n.emptyCells??0)} ${C(`cells`,i)}${n.noDataValue?` (${n.noDataValue})`:``}`])),n.classes&&n.classes.length<=60?a.push([C(`classes`,i),he(n,i)]):n.classes&&a.push([C(`classes`,i),r(n.classes.length)]),n.criteria&&a.push([C(`criteria`,i),n.criteria.join(`, `)]),n.values&&a.push([C(`values`,i),`${n.values.least===null?`-`:r(n.values.least)} … ${n.values.greatest===null?`-`:r(n.values.greatest)}`]),n.years.length>0&&a.push([C(`years`,i),n.years.join(`, `)]),n.features!==void 0&&a.push([C(`units`,i),`${r(n.features)}${n.id?`, ${C(`idColumn`,i)}${C(`colon`,i)}${n.id}`:``}${n.name?`, ${C(`nameColumn`,i)}${C(`colon`,i)}${n.name}`:``}`]),n.sheets&&n.sheets.length>1)for(let e of n.sheets)a.push([`${C(`sheet`,i)} ${e.sheet}`,ge(t,n,e)]);else o&&a.push([C(`columns`,i),V(o,n.kind===`table`,n.rows,i)]);let s=(n.overlaps??[]).filter(e=>e.share<.9995);return s.length>0&&a.push([C(`overlaps`,i),s.map(t=>e`<div>${t.file}: ${Math.floor(t.share*1e3)/10} %</div>`)]),e`<dl>
      ${a.map(([t,n])=>e`<dt>${t}</dt>
            <dd>${n}</dd>`)}
    </dl>
    ${P(t,n.problems,void 0)} ${_e(t,n)}`}function z(e){let[t]=e.legends??[];return!t||t.named||new Set(t.classes.map(e=>e.class)).size===t.of?[]:(e.legends?.filter(e=>e.share===t.share&&e.classes.length===t.classes.length)??[]).filter(e=>e===t||e.classes.some((e,n)=>e.class!==t.classes[n].class))}function he(t,n){let i=t.legends?.find(e=>I(t,e)),a=i?z(t):[],o=new Map(i?.classes.map(e=>[e.code,e]));return e`<table class="small">
    ${i?e`<caption>
            ${C(`namedBy`,n,i.legend,Math.floor(i.share*1e3)/10)}
            ${a.length>1?C(`alike`,n,a.map(e=>e.legend).join(C(`comma`,n))):g}
          </caption>`:g}
    <tbody>
      ${t.classes?.map(t=>{let i=o.get(t.code);return e`<tr>
          <td>
            <svg width="12" height="12" aria-hidden="true">
              <rect width="12" height="12" fill=${i?.color??`none`} stroke="currentColor" />
            </svg>
          </td>
          <td class="number">${t.code}</td>
          <td>${(i&&(n===`zh`?i.class_zh:i.class))??t.name??``}</td>
          <td class="number">${r(t.cells)} ${C(`cells`,n)}</td>
        </tr>`})}
    </tbody>
  </table>`}function ge(t,n,r){let i=t.language,a=r.columns?V(r.columns,!0,r.rows,i):e`<span class="small">${r.criteria?r.criteria.join(`, `):C(`noTable`,i)}</span>`,o=t.study,s=o?H(t,r.usableAs,`${A(n.file,o.file)}#${r.sheet}`):[];return e`${a}
  ${s.length>0?e`<div class="row">${s.map(e=>B(t,e))}</div>`:g}`}function B(t,[n,r]){return e`<button @click=${()=>void t.change(r)}>${n}</button>`}function V(t,n,i,a){return e`${n?e`<div>${r(i??0)} ${C(`rows`,a)}</div>`:g}
    <ul class="columns small" tabindex="0" aria-label=${C(`columns`,a)}>
      ${t.map(t=>e`<li>
            <b>${t.name}</b>${t.unit?` [${t.unit}]`:``}: ${t.examples.join(`, `)}${t.distinct>3?` …`:``}
          </li>`)}
    </ul>`}function _e(t,n){let r=t.study;if(!r)return g;let i=t.language,a=A(n.file,r.file),o=[],s=(...e)=>D(r.values,e)!==void 0,c=e=>n.file.split(`/`).pop()===e.legend?a:t.inspected.has(e.legend)?A(e.legend,r.file):e.legend;if(n.kind===`raster`&&n.classes){for(let e of n.years.slice(0,2)){let t=[{path:[`landUse`,`phases`,String(e)],value:a}],l=n.legends?.[0];l&&I(n,l)&&z(n).length<2&&!s(`landUse`,`legend`)&&t.push({path:[`landUse`,`legend`],value:c(l)}),D(r.values,[`landUse`,`phases`,String(e)])!==a&&o.push([`${C(`useLand`,i)} ${e}`,t])}for(let e of(n.legends??[]).filter(e=>e.share>F))D(r.values,[`landUse`,`legend`])!==c(e)&&n.years.length>0&&o.push([`${C(`useLegend`,i)}: ${e.legend}`,[{path:[`landUse`,`legend`],value:c(e)}]])}let l=(n.file.split(`/`).pop()??``).replace(/\.[^.]*$/,``).replace(/[^\p{L}\p{N}_-]/gu,`_`);if(n.kind===`raster`&&n.values&&!s(`drivers`,l)&&o.push([`${C(`useDriver`,i)} ${l}`,[{path:[`drivers`,l],value:a}]]),n.kind===`vector`&&!s(`units`,l)){let e={file:a};n.id&&(e.id=n.id),n.name&&(e.name=n.name),o.push([`${C(`useUnits`,i)} ${l}`,[{path:[`units`,l],value:e}]])}return(n.sheets?.length??0)<2&&o.push(...H(t,n.usableAs??[],a)),e`<div class="row">${o.map(e=>B(t,e))}</div>`}function H(e,t,n){let r=e.study,i=[];for(let a of r?t:[]){let t=a.split(`.`);if(!r||D(r.values,t)===n)continue;let o=[{path:t,value:n}],s=D(r.values,[`units`]),c=E(s)&&Object.keys(s).find(e=>E(s[e])&&`file`in s[e]);t[t.length-1]===`file`&&c&&o.push({path:[...t.slice(0,-1),`units`],value:c}),i.push([`${C(`useAs`,e.language)} ${a.replace(/\.file$/,``)}`,o])}return i}function ve(t){return!t.form||!t.study?e``:e`<form @submit=${e=>e.preventDefault()}>
    ${P(t,ce(t.problems,[]),()=>void 0)}
    ${U(t,t.form,[],t.study.values)}
    <datalist id="files">
      ${t.listed.files.map(n=>e`<option value=${A(n.name,t.study?.file??``)}></option>`)}
    </datalist>
  </form>`}function U(t,n,r,i){let a=(n.items??[]).filter(e=>e.key!==`*`),o=a.filter(e=>!e.items),s=a.filter(e=>e.items);return e`${o.map(e=>K(t,e,[...r,O(e,i)],!1))}
  ${ae(n,i).map(({key:e,item:n})=>n.items?xe(t,n,[...r,e],!0):K(t,n,[...r,e],!0))}
  ${Se(t,n,r)} ${s.map(e=>xe(t,e,[...r,O(e,i)],!1))}`}function W(e,t){return[t===void 0?{path:e}:{path:e,value:t}]}function G(e,t,n){e.change(W(t,n))}function ye(e,t,n){return r=>{let i=r.target.value;i===k(n)?e.typed.delete(N(t)):e.typed.set(N(t),{text:i})}}function K(t,n,r,i){let a=t.language,o=N(r),s=D(t.study?.values??{},r),c=le(t.problems,r),l=t.typed.get(o)?.text??k(s),u=r[r.length-1],d=[o+`-help`,c.length>0?o+`-problems`:``].join(` `).trim(),f=c.some(e=>!e.caution)?`true`:`false`;return e`<div class="field">
    <label for=${o}
      >${u}${n.required?e` <span class="small">(${C(`required`,a)})</span>`:g}</label
    >
    <div class="entry">
      ${be(t,n,r,l,d,f,e=>{let i=e.target.value;t.enter(o,i,W(r,oe(n,i)))})}
      ${i?e`<button
              type="button"
              aria-label=${C(`remove`,a)+` `+u}
              @click=${()=>G(t,r,void 0)}
            >
              ×
            </button>`:g}
    </div>
    <p class="small" id=${o+`-help`}>
      ${p(n.doc,a)}
      ${n.wanted&&!n.choices?.length&&n.schema?.type!==`boolean`?e`<span class="wanted">${te(p(n.wanted,a),a)}</span>`:g}
    </p>
    ${P(t,c,void 0,o+`-problems`)}
  </div>`}function be(t,n,r,i,o,s,c){let l=t.language,u=N(r),d=p(n.default,l),f=n.choices?.length?n.choices.map(e=>({id:e.id,doc:p(e.doc,l)})):n.schema?.type===`boolean`?[{id:`true`,doc:``},{id:`false`,doc:``}]:[];if(f.length>0&&n.list){let n=i.split(/[,，\n]/).map(e=>e.trim()).filter(Boolean),s=e=>{let i=n.includes(e)?n.filter(t=>t!==e):[...n,e];G(t,r,i.length===0?void 0:i)},c=new Set(f.map(e=>e.id));return e`<div
      id=${u}
      class="choices"
      role="group"
      tabindex="-1"
      aria-label=${r[r.length-1]}
      aria-describedby=${o}
    >
      ${n.length===0&&d?e`<span class="small">${C(`standard`,l)}${C(`colon`,l)}${d}</span>`:g}
      ${n.filter(e=>!c.has(e)).map(t=>e`<label class="check"><input type="checkbox" checked @change=${()=>s(t)} />${t}</label>`)}
      ${f.map(t=>e`<label class="check"
            ><input
              type="checkbox"
              .checked=${a(n.includes(t.id))}
              @change=${()=>s(t.id)}
            />${t.doc?`${t.id}: ${t.doc}`:t.id}</label
          >`)}
    </div>`}if(f.length>0){let t=i===``||f.some(e=>e.id===i);return e`<select
      id=${u}
      aria-describedby=${o}
      aria-invalid=${s}
      .value=${a(i)}
      @change=${c}
    >
      <option value="" ?selected=${i===``}>
        ${d?`(${C(`standard`,l)}${C(`colon`,l)}${d})`:``}
      </option>
      ${t?g:e`<option value=${i} selected>${i}</option>`}
      ${f.map(t=>e`<option value=${t.id} ?selected=${t.id===i}>${t.doc?`${t.id}: ${t.doc}`:t.id}</option>`)}
    </select>`}let m=d?`${C(`standard`,l)}${C(`colon`,l)}${d}`:n.example?`${C(`example`,l)} ${n.example}`:``,h=D(t.study?.values??{},r),_=ye(t,r,h);if(k(h).includes(`
`))return e`<textarea
      id=${u}
      rows=${Math.min(8,i.split(`
`).length+1)}
      @input=${_}
      aria-describedby=${o}
      aria-invalid=${s}
      .value=${a(i)}
      @change=${c}
    ></textarea>`;let v=n.schema?.examples??[],y=v.length>0?u+`-list`:M(n)?`files`:void 0;return e`<input
      id=${u}
      list=${y??g}
      aria-describedby=${o}
      aria-invalid=${s}
      placeholder=${m}
      autocomplete="off"
      .value=${a(i)}
      @input=${_}
      @change=${c}
    />
    ${v.length>0?e`<datalist id=${u+`-list`}>
            ${v.map(t=>e`<option value=${t}></option>`)}
            ${M(n)?t.listed.files.filter(e=>/\.(csv|xlsx|tsv)$/i.test(e.name)).map(n=>e`<option value=${A(n.name,t.study?.file??``)}></option>`):g}
          </datalist>`:g}`}function xe(t,n,r,i){let o=t.language,s=N(r),c=D(t.study?.values??{},r),l=c!==void 0,u=le(t.problems,r),d=u.filter(e=>!e.caution).length,f=u.length-d,m=r[r.length-1],h=l&&r.length===1||d>0||n.required&&r.length<3;return e`<details class="section" ?open=${h}>
    <summary id=${s}>
      <b>${m}</b> <span class="small">${p(n.doc,o)}</span>
      ${d>0?e`<span class="count problem">${w(d,`problems`,o)}</span>`:g}
      ${f>0?e`<span class="count caution">${w(f,`cautions`,o)}</span>`:g}
    </summary>
    ${i?e`<button type="button" @click=${()=>G(t,r,void 0)}>${C(`remove`,o)} ${m}</button>`:n.required?g:e`<label class="check"
              ><input
                type="checkbox"
                .checked=${a(l)}
                @change=${e=>G(t,r,e.target.checked?{}:void 0)}
              />${C(`use`,o)} ${m}</label
            >`}
    ${P(t,ce(t.problems,r),void 0)}
    ${typeof c==`string`||Array.isArray(c)?e`<p class="problem">${k(c)}</p>`:U(t,n,r,c)}
  </details>`}function Se(t,n,r){let i=(n.items??[]).filter(e=>e.key===`*`);if(i.length===0)return g;let a=t.language,o=i.find(e=>!e.items),s=o!==void 0&&i.some(e=>e.items),c=N([...r,`+`]),l=e=>{let[n,i]=[...e.target.closest(`.adder`)?.querySelectorAll(`input`)??[]];if(!n?.value.trim())return n?.focus();let a=[...r,n.value.trim()],s=o&&i?oe(o,i.value):{};if(s===void 0)return i?.focus();G(t,a,s),n.value=``,i&&(i.value=``),n.focus()};return e`<div class="adder row">
    <label for=${c}>${C(`name`,a)}</label>
    <input id=${c} autocomplete="off" placeholder=${r[r.length-1]===`phases`?`2020`:``} />
    ${o?e`<label for=${c+`v`}>${C(`value`,a)}</label>
            <input
              id=${c+`v`}
              autocomplete="off"
              list=${M(o)?`files`:g}
              placeholder=${o.example??``}
              @keydown=${e=>e.key===`Enter`&&l(e)}
            />`:g}
    <button type="button" @click=${l}>${C(`add`,a)}</button>
    ${s?e`<button type="button" @click=${e=>{let n=e.target.closest(`.adder`)?.querySelector(`input`);if(!n?.value.trim())return n?.focus();G(t,[...r,n.value.trim()],{}),n.value=``}}>${C(`addSection`,a)}</button>`:g}
    <span class="small">${p(i[0].doc,a)}</span>
  </div>`}var Ce=(e,t,n)=>{let r=new Map;for(let i=t;i<=n;i++)r.set(e[i],i);return r},we=n(class extends m{constructor(e){if(super(e),e.type!==_.CHILD)throw Error(`repeat() can only be used in text expressions`)}dt(e,t,n){let r;n===void 0?n=t:t!==void 0&&(r=t);let i=[],a=[],o=0;for(let t of e)i[o]=r?r(t,o):o,a[o]=n(t,o),o++;return{values:a,keys:i}}render(e,t,n){return this.dt(e,t,n).values}update(e,[n,r,i]){let a=o(e),{values:u,keys:f}=this.dt(n,r,i);if(!Array.isArray(a))return this.ut=f,u;let p=this.ut??=[],m=[],h,g,_=0,v=a.length-1,y=0,b=u.length-1;for(;_<=v&&y<=b;)if(a[_]===null)_++;else if(a[v]===null)v--;else if(p[_]===f[y])m[y]=c(a[_],u[y]),_++,y++;else if(p[v]===f[b])m[b]=c(a[v],u[b]),v--,b--;else if(p[_]===f[b])m[b]=c(a[_],u[b]),s(e,m[b+1],a[_]),_++,b--;else if(p[v]===f[y])m[y]=c(a[v],u[y]),s(e,a[_],a[v]),v--,y++;else if(h===void 0&&(h=Ce(f,y,b),g=Ce(p,_,v)),h.has(p[_])){if(h.has(p[v])){let t=g.get(f[y]),n=t===void 0?null:a[t];if(n===null){let t=s(e,a[_]);c(t,u[y]),m[y]=t}else m[y]=c(n,u[y]),s(e,a[_],n),a[t]=null;y++}else d(a[v]),v--}else d(a[_]),_++;for(;y<=b;){let t=s(e,m[b+1]);c(t,u[y]),m[y++]=t}for(;_<=v;){let e=a[_++];e!==null&&d(e)}return this.ut=f,l(e,m),t}});function Te(t,n){let r=t.language,i=t.problems,o=i.filter(e=>!e.caution).length,s=t.checked!==void 0&&t.checked.version===t.study?.version,c=()=>{let e=t.out.trim();e&&t.study&&t.run(t.study.file,e,t.replace)};return e`<section>
      <h2>${C(`check`,r)}</h2>
      <div class="row">
        <button ?disabled=${t.checking||!t.study} @click=${()=>void t.check()}>
          ${C(`check`,r)}
        </button>
        <span role="status" id="check-state">
          ${t.checking?C(`checking`,r):`${C(s?`checked`:`unchecked`,r)}${C(`colon`,r)}${w(o,`problems`,r)}${C(`comma`,r)}${w(i.length-o,`cautions`,r)}`}
        </span>
        ${s&&t.checked?.memory_mb!==void 0?e`<span class="small">${C(`memory`,r)} ${t.checked.memory_mb} MB</span>`:g}
      </div>
      ${i.length>0?P(t,i,n):s&&!t.checking?e`<p>${C(`nothingWrong`,r)}</p>`:g}
    </section>
    <section>
      <h2>${C(`start`,r)}</h2>
      ${t.drafts.size>0?e`<p id="unsaved">${C(`unsaved`,r,[...t.drafts.keys()].join(C(`comma`,r)))}</p>`:g}
      <div class="row">
        <label for="out">${C(`out`,r)}</label>
        <input
          id="out"
          .value=${a(t.out)}
          autocomplete="off"
          @input=${e=>t.out=e.target.value}
          @keydown=${e=>e.key===`Enter`&&c()}
        />
        <label class="check"
          ><input
            type="checkbox"
            id="replace"
            .checked=${a(t.replace)}
            @change=${e=>t.replace=e.target.checked}
          />${C(`replace`,r)}</label
        >
        <button id="start" class="main" ?disabled=${!t.study} @click=${c}>${C(`start`,r)}</button>
      </div>
    </section>
    <section>
      <h2>${C(`runs`,r)}</h2>
      ${t.runs.length===0?e`<p class="small">${C(`noRuns`,r)}</p>`:g}
      <ol class="runs">
        ${we(t.runs,e=>e.id,e=>Oe(t,e,n))}
      </ol>
      ${ke(t)}
    </section>`}function Ee(e,t){return e?new Date(e).toLocaleString(t===`zh`?`zh-CN`:`en-GB`):``}var De=(e,t)=>`results/${encodeURIComponent(t)}/#lang=${e.language}`;function Oe(t,n,r){let i=t.language,a=n.state===`running`||n.state===`waiting`,o=n.now?.share;return e`<li class=${n.state}>
    <div class="row">
      <b>${n.out}</b> <span class="small">${n.study}</span>
      <span class="badge state">${C(n.state,i)}</span>
      <span class="small">${Ee(n.ended??n.started,i)}</span>
      ${a?e`<button @click=${()=>void t.cancel(n.id)}>${C(`cancel`,i)} ${n.out}</button>`:g}
      ${n.result?e`<a class="atlas" href=${De(t,n.out)}>${C(`openAtlas`,i)}</a>
              <a href=${`results/${encodeURIComponent(n.out)}/runs/1/report.html`}>${C(`openReport`,i)}</a>`:g}
      ${[`failed`,`cancelled`,`left`].includes(n.state)?e`<button @click=${()=>void t.run(n.study,n.out,!1)}>${C(`again`,i)}</button>`:g}
    </div>
    ${n.state===`running`?e`<div class="row">
            <progress aria-label=${C(`running`,i)} max="1" .value=${o??0}></progress>
            <span class="small"
              >${n.now?.left===void 0?g:C(`secondsLeft`,i,T(n.now.left,i))}</span
            >
          </div>`:g}
    <ol class="stages small">
      ${n.stages.map((t,r)=>{let o=a&&r===n.stages.length-1,s=o?n.now?.seconds:t.seconds;return e`<li aria-current=${o?`step`:g}>
          ${p(t.name,i)} ${s===void 0?g:T(s,i)}
          ${t.cached?e`<span>(${C(`fromCache`,i)} ${Math.round(t.cached*100)} %)</span>`:g}
        </li>`})}
    </ol>
    ${P(t,n.problems??[],r)}
  </li>`}function ke(t){let n=new Set(t.runs.filter(e=>e.result).map(e=>e.out)),r=t.listed.results.filter(e=>!n.has(e));return r.length===0?g:e`<h3>${C(`results`,t.language)}</h3>
    <ul>
      ${r.map(n=>e`<li><a href=${De(t,n)}>${n}</a></li>`)}
    </ul>`}var Ae={breaks:[`breakpoints`,`breakpoint`,`break`,`thresholds`,`intervals`,`分级`,`断点`],classes:[`class`,`categories`,`category`,`categorical`,`类别`,`分类`],quantiles:[`quantile`,`quintiles`,`percentiles`,`分位数`],minmax:[`min-max`,`min_max`,`min max`,`normalise`,`normalize`,`极差`],linear:[`line`,`continuous`,`function`,`线性`,`连续`]},je=/^(negative|-|-1|descending|less|cost|lower|low|min|负向|负|逆向|成本型)$/i,Me=e=>{let t=e.split(/[|;；]/).map(e=>e.trim()).filter(e=>e!==``);return t.length===1&&/^[-+\d.eE,，\s]+$/.test(t[0])?t[0].split(/[,，\s]+/).filter(e=>e):t};function Ne(e,t){let n=e.map(e=>e.trim().toLowerCase().replace(/ /g,`_`)),r=e=>t[n.indexOf(e)]?.trim()??``,i=r(`grading`).toLowerCase(),a=Me(r(`at`)),o=Me(r(`scores`)),s=o.length===0?a:a.length===0?o:[];s.length>0&&s.every(e=>/.+[=:：].+/.test(e))&&(a=s.map(e=>e.replace(/\s*[=:：][^=:：]*$/,``)),o=s.map(e=>e.replace(/^.*[=:：]\s*/,``)));let c=Object.keys(Ae).find(e=>e===i||Ae[e].includes(i))??Pe(i,a,o),l=je.test(r(`direction`)),u=c===`quantiles`?5:c===`breaks`?a.length+1:2,d=o.length>0?o.map(Number):Fe(u,l);if(c===``||d.some(Number.isNaN))return;if(c===`classes`)return a.length===0||o.length!==a.length?void 0:{classes:a.map((e,t)=>[e,d[t]])};let f=a.map(Number);if(f.some(Number.isNaN))return;if(c===`breaks`)return f.every((e,t)=>t===0||e>f[t-1])&&f.length>0&&d.length===f.length+1?{breaks:f,scores:d}:void 0;if(c===`quantiles`)return{breaks:d.slice(1).map((e,t)=>100*(t+1)/d.length),scores:d,percentiles:!0};if(d.length!==2)return;let p=c===`minmax`||f.length===0;if(!p&&f.length!==2)return;let[m,h]=p?f.length===2?f.map(e=>100*e):c===`minmax`?[1,99]:[0,100]:f;return{line:[m,h,d[0],d[1]],percentiles:p}}function Pe(e,t,n){return e===``?t.length===0?n.length>2?`quantiles`:`minmax`:t.every(e=>/^[-+]?[\d.]+(e[-+]?\d+)?$/i.test(e))?n.length===t.length+1?`breaks`:t.length===2?`linear`:`classes`:`classes`:``}var Fe=(e,t)=>Array.from({length:e},(n,r)=>1+8*(t?e-1-r:r)/(e-1));function Ie(e,t){if(e.breaks&&e.scores){let{breaks:n,scores:r}=e,i=n[n.length-1]-n[0]||Math.abs(n[0])||1,[a,o]=Le(e,n[0],n[n.length-1],i,t),s=[a,...n,o];return r.flatMap((e,t)=>[[s[t],e],[s[t+1],e]])}if(e.line){let[n,r,i,a]=e.line,o=Math.min(n,r),s=Math.max(n,r),[c,l]=Le(e,o,s,s-o||1,t),[u,d]=n<=r?[i,a]:[a,i];return[[c,u],[o,u],[s,d],[l,d]]}return[]}function Le(e,t,n,r,i){if(e.percentiles)return[0,100];let a=t-.35*r,o=n+.35*r;return[i&&i[0]<t?Math.max(a,i[0]):a,i&&i[1]>n?Math.min(o,i[1]):o]}function q(e){return/\.ahp(\[\d+\])?$/.test(e)?`ahp`:e===`suitability.criteria`?`criteria`:e===`suitability.zones`?`zones`:e===`scenarios`?`scenarios`:void 0}var J=(e,t,n=0)=>e.toLocaleString(t===`zh`?`zh-CN`:`en-GB`,{maximumFractionDigits:n});function Re(t,n,r,i,a){let o=q(r),s=n&&n.kind===o?n:void 0;return e`${ze(t,n,o,i,a)} ${s?Be(s,t.language):g}`}function ze(e,t,n,r,i){return n===`criteria`?He(t?.kind===`criteria`?t:void 0,r,Math.max(1,i),e.language):!t||t.kind!==n?g:t.kind===`ahp`?Ve(t,e.language):t.kind===`zones`?et(t,e.language):nt(e,t)}function Be(t,n){if(t.cell_m===void 0)return g;let r=J(Number(t.cell_m.toPrecision(2)),n);return e`<p class="small about">${C(t.follows?`aboutSoon`:`aboutOnly`,n,r)}</p>`}function Ve(t,n){let r=t.cr<t.limit;return e`<b id="cr">${C(`consistency`,n)}: ${t.cr.toFixed(3)}</b>
    ${C(r?`consistent`:`inconsistent`,n)}
    <span class="small">${C(`byMethod`,n,t.method,t.ri)}</span>
    ${t.worst&&!r?e`<p>
            ${C(`worst`,n,t.worst.first,t.worst.second,t.worst.given,t.worst.implied.toPrecision(3))}
          </p>`:g}
    <dl>
      ${t.names.map((n,r)=>e`<dt>${n}</dt>
            <dd><meter max="1" .value=${t.weights[r]} aria-label=${n}></meter> ${t.weights[r].toFixed(3)}</dd>`)}
    </dl>`}function He(t,n,r,i){let a=n[r];if(!a)return g;let o=a[n[0].map(e=>e.trim().toLowerCase()).indexOf(`criterion`)]?.trim()??``,s=t?.criteria.find(e=>e.name===o),c=Ne(n[0],a),l=!c||c.percentiles?s?.curve??c:c;return e`<h3>${C(`gradingOf`,i,o||r)}</h3>
    ${l?.classes?Ye(l.classes,e=>i===`zh`&&t?.chinese[e]||e,i):l?Qe(l,s?.range,i):e`<p class="small">${C(`noCurve`,i)}</p>`}
    ${s?e`<h4>${C(`landByScore`,i)}</h4>
            <dl class="shares">
              ${s.shares.map(([t,n])=>e`<dt>${Number(t.toPrecision(4))}</dt>
                    <dd>
                      <meter max="100" .value=${n} aria-label=${String(t)}></meter> ${n.toFixed(1)} %
                    </dd>`)}
            </dl>`:g}
    ${t?e`<h4>${C(`landByLevel`,i)}</h4>
            ${$e(t.levels,i)}`:g}`}var Ue=420,We=170,Y=34,X=e=>String(Number(e.toPrecision(4))),Ge=(e,t)=>C(`curve`,t)+`: `+e.map(([e,t])=>`${e}: ${X(t)}`).join(`, `),Ke=20,qe=170,Je=24;function Ye(t,n,r){let i=t.map(e=>e[1]),[a,o]=[Math.min(0,...i),Math.max(0,...i)],s=e=>qe+(e-a)/(o-a||1)*216,c=Ke*t.length+4,l=Ge(t.map(([e,t])=>[n(e),t]),r);return e`<svg class="curve" viewBox=${`0 0 ${Ue} ${c}`} role="img" aria-label=${l}>
    <line class="axis" x1=${s(0)} y1="0" x2=${s(0)} y2=${c}></line>
    ${t.map(([e,t],r)=>{let i=Ke*r;return h`<text x=${164} y=${i+15} text-anchor="end">${Xe(n(e),Je)}</text><rect class="class" x=${Math.min(s(0),s(t))} y=${i+4} width=${Math.abs(s(t)-s(0))} height=${14}></rect><text x=${s(Math.max(0,t))+5} y=${i+15}>${X(t)}</text>`})}
  </svg>`}function Xe(e,t){let n=e=>e>`⺀`?2:1,r=[...e],i=r.reduce((e,t)=>e+n(t),0),a=``;for(let e=0,o=0;o<r.length;o++){if(e+=n(r[o]),e>t-1&&i>t)return a+`…`;a+=r[o]}return a}function Ze(e,t,n){let r=[];for(let i of e){let e=r[r.length-1];(r.length===0||Math.abs(t(i)-t(e))>=(n(i)+n(e))/2)&&r.push(i)}return r}function Qe(t,n,r){let i=Ie(t,n),a=i.map(e=>e[1]),o=Math.max(...a),s=Math.min(0,...a),c=e=>8+(o-e)/(o-s||1)*134,l=[i[0][0],i[i.length-1][0]],u=e=>Y+(e-l[0])/(l[1]-l[0]||1)*378,d=t.percentiles?` %`:``,f=Ze(t.breaks??i.map(e=>e[0]),u,e=>7*(X(e)+d).length+6),p=Ze([s,...a].sort((e,t)=>e-t),c,()=>12),m=Ge(i.filter((e,t)=>t%2==1).map(e=>[`≤ `+X(e[0]),e[1]]),r);return e`<svg class="curve" viewBox=${`0 0 ${Ue} ${We}`} role="img" aria-label=${m}>
    <line class="axis" x1=${Y} y1=${c(s)} x2=${412} y2=${c(s)}></line>
    <line class="axis" x1=${Y} y1="8" x2=${Y} y2=${c(s)}></line>
    ${p.map(e=>h`<text x=${29} y=${c(e)+4} text-anchor="end">${X(e)}</text>`)}
    <polyline points=${i.map(e=>`${u(e[0]).toFixed(1)},${c(e[1]).toFixed(1)}`).join(` `)}></polyline>
    ${f.map(e=>h`<text x=${u(e)} y=${164} text-anchor="middle">${X(e)}${d}</text>`)}
  </svg>`}function $e(t,n){let r=t.filter(e=>e.percent>0),i=r.map((e,t)=>r.slice(0,t).reduce((e,t)=>e+t.percent,0));return e`<svg class="bar" viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true">
      ${r.map((e,t)=>h`<rect x=${i[t]} y="0" width=${e.percent} height="6" fill=${e.color}></rect>`)}
    </svg>
    <ul class="key">
      ${t.map(t=>e`<li>
            <svg viewBox="0 0 10 10" aria-hidden="true"><rect width="10" height="10" fill=${t.color}></rect></svg>
            ${p(t.name,n)} <b>${t.percent.toFixed(1)} %</b>
            <span class="small">${J(t.area_ha,n)} ha</span>
          </li>`)}
    </ul>`}function et(t,n){return e`<h3>${C(`landByZone`,n)}</h3>
    ${$e(t.shares,n)}
    <canvas
      width=${t.columns}
      height=${t.rows}
      role="img"
      aria-label=${t.shares.map(e=>`${p(e.name,n)} ${e.percent.toFixed(1)} %`).join(`, `)}
    ></canvas>
    <p class="small">${C(`coarse`,n,t.columns,t.rows)}</p>
    ${t.recorded?e`<p class="small">${C(`recorded`,n,t.earlier??``)}</p>`:g}
    ${t.unknown.length>0?e`<p class="small">${C(`unknownLayers`,n,t.unknown.join(`, `))}</p>`:g}`}function tt(e,t){let n=e?.getContext(`2d`);if(!n)return;let r=atob(t.cells),i=n.createImageData(t.columns,t.rows),a=t.shares.map(e=>parseInt(e.color.slice(1),16));for(let e=0;e<r.length;e++){let t=r.charCodeAt(e);if(t===0)continue;let n=a[t-1];i.data.set([n>>16,n>>8&255,n&255,255],4*e)}n.putImageData(i,0,0)}function nt(t,n){let r=t.language,i=(e,t=0)=>(e>0?`+`:e<0?`−`:``)+J(Math.abs(e),r,t);return e`<div class="grid" tabindex="0" role="region" aria-label=${C(`scenario`,r)}>
      <table>
        <thead>
          <tr>
            <th scope="col">${C(`scenario`,r)}</th>
            <th scope="col">${C(`moved`,r)}</th>
            <th scope="col">${C(`difference`,r)}</th>
          </tr>
        </thead>
        <tbody>
          ${n.scenarios.map(t=>e`<tr>
                  <th scope="row">${t.scenario}</th>
                  <td class="number">${J(t.moved_ha,r)}</td>
                  <td class="number">
                    <b>${i(t.difference_tCO2)}</b>${t.difference_percent===void 0?g:` (${i(t.difference_percent,2)} %)`}
                  </td>
                </tr>
                ${n.lines.filter(e=>e.scenario===t.scenario).map(t=>e`<tr>
                        <td class="small">${C(`line`,r,t.line)}</td>
                        <td></td>
                        <td class="number small">${i(t.difference_tCO2)}</td>
                      </tr>`)}`)}
        </tbody>
      </table>
    </div>
    ${P(t,n.problems,void 0)}`}var rt=500;function it(e,t){let n=[],r=(e,i)=>{typeof e==`string`?Z(e)&&n.push({key:i.join(`.`),file:j(e,t)}):Array.isArray(e)?e.forEach((t,n)=>r(t,e.length<2?i:[...i.slice(0,-1),`${i[i.length-1]}[${n+1}]`])):Object.entries(e).forEach(([e,t])=>r(t,[...i,e]))};return r(e,[]),n}var Z=e=>/\.(csv|tsv|txt)$/i.test(e),at={"carbon.factors":[[`class`,`value`,`unit`,`source`]],"carbon.stock":[[`class`,`value`,`unit`,`source`]],"carbon.energy.file":[[`year`,`unit`,`item`,`amount`,`unit_of_amount`]],"suitability.criteria":[[`criterion`,`source`,`direction`,`grading`,`at`,`scores`]],"suitability.zones":[[`rule`,`zone`,`level`,`land_use`],[`P1`,`key_protection`,`1`,``],[`R1`,`key_restoration`,`2`,``],[`A1`,`auxiliary_restoration`,`3`,``]],"suitability.weights.ahp":[[`criterion`]],scenarios:[[`scenario`,`zone`,`from`,`to`,`area_ha`,`item`,`percent`]]},ot={"carbon.factors":`tC/ha/yr`,"carbon.stock":`tC/ha`};function st(e){return[[`criterion`,...e],...e.map(t=>[t,...e.map(()=>`1`)])]}function ct(e){let t=/^\s*(\d+(?:\.\d+)?)(?:\s*\/\s*(\d+(?:\.\d+)?))?\s*$/.exec(e);if(!t||Number(t[1])===0)return``;let n=t[2]??`1`;return t[1]===`1`?n:`${n}/${t[1]}`}function lt(t){return e`<cs-tables .desk=${t} .language=${t.language} .chosen=${t.table}></cs-tables>`}function Q(t,n){return t.drafts.has(n)?e`<button class="discard" @click=${()=>t.reload(n)}>${C(`discard`,t.language)}</button>`:g}function ut(e){let t=D(e.study?.values??{},[`landUse`,`legend`]);if(typeof t!=`string`)return[];let n=j(t,e.study?.file??``),r=[...e.inspected.values()].flatMap(e=>(e.legends??[]).filter(e=>e.legend===t||e.legend===n).flatMap(e=>e.classes.map(e=>e.class)));return[...new Set(r)]}function dt(e){let t=e=>[...e].reduce((e,t)=>e+(t>`⺀`?2:1),0);return Math.min(40,e.reduce((e,n)=>Math.max(e,t(n)),6)+1)}var ft=class extends i{constructor(...e){super(...e),this.language=`en`,this.key=``,this.rows=[],this.row=1,this.wrong=[],this.asking=0,this.waiting=!1}static{this.properties={desk:{attribute:!1},language:{attribute:!1},chosen:{attribute:!1}}}createRenderRoot(){return this}choose(e,t){this.desk&&(this.desk.table={key:e,file:t},this.desk.tell())}async open(){let e=this.chosen,t=this.desk?.drafts.get(e?.file??``),n=e&&await this.desk?.try(()=>S.table(e.file));e===this.chosen&&(this.key=e?.key??``,this.table=n&&t?{...n,version:t.version}:n,this.rows=t?.rows??n?.rows.map(e=>[...e])??[],this.said=void 0,this.wrong=[],this.row=1,this.effect(),this.requestUpdate())}effect(e=150){let t=q(this.key);clearTimeout(this.later);let n=++this.asking;this.waiting=t!==void 0,t!==void 0&&(this.later=window.setTimeout(()=>{S.effect(t,{study:this.desk?.study?.file??``,rows:this.rows}).then(e=>this.told(n,{kind:t,...e},[])).catch(e=>this.told(n,void 0,e instanceof v?e.problems:[]))},e))}told(e,t,n){e===this.asking&&(this.waiting=!1,this.said=t,this.wrong=n,this.requestUpdate(),t?.follows&&this.isConnected&&(this.effect(1500),this.waiting=!1))}updated(e){e.has(`chosen`)&&this.open(),this.said?.kind===`zones`&&tt(this.querySelector(`canvas`),this.said)}async begin(e){let t=this.desk?.study;if(!t)return;let n=e.split(`.`).filter(e=>e!==`file`).pop()+`.csv`,r=j(n,t.file),i=await this.beginning(e);await this.desk?.try(()=>S.writeTable(r,``,i))&&(await this.desk?.change([{path:e.split(`.`),value:n}]),await this.desk?.refresh(),this.choose(e,r))}async beginning(e){let t=this.desk,n=t?.study,r=at[e];if(!t||!n)return r;if(e in ot)return[...r,...ut(t).map(t=>[t,``,ot[e],``])];let i=D(n.values,[`suitability`,`criteria`]);if(e!==`suitability.weights.ahp`||typeof i!=`string`||!Z(i))return r;let a=await t.try(()=>S.table(j(i,n.file))),o=a?.rows[0].findIndex(e=>e.trim().toLowerCase()===`criterion`)??-1;return o<0?r:st((a?.rows.slice(1)??[]).map(e=>e[o]).filter(Boolean))}mirror(e,t){let n=this.rows.every(e=>e.length===this.rows.length);if(q(this.key)!==`ahp`||!n||e===0||t===0||e===t)return;let r=ct(this.rows[e][t]);r&&this.rows[t][e].trim()&&(this.rows[t][e]=r)}edit(){this.table&&this.desk?.drafts.set(this.table.file,{version:this.table.version,rows:this.rows}),this.effect(),this.requestUpdate()}async save(){let e=this.table;if(!e)return;let t=await this.desk?.try(()=>S.writeTable(e.file,e.version,this.rows));t&&(this.table=t,this.rows=t.rows.map(e=>[...e]),this.desk&&(this.desk.drafts.delete(e.file),this.desk.checked=void 0,this.desk.soonChecked(),this.desk.refresh()),this.requestUpdate())}render(){let t=this.language,n=this.desk?.study,r=n?it(n.values,n.file):[],i=new Set(r.map(e=>e.key)),a=new Set(r.map(e=>e.file)),o=(this.desk?.listed.files??[]).map(e=>e.name).filter(e=>Z(e)&&!a.has(e)),s=Object.keys(at).filter(e=>n&&!i.has(e)&&D(n.values,e.split(`.`))===void 0&&(!e.startsWith(`suitability`)||D(n.values,[`suitability`])!==void 0)&&(e!==`suitability.weights.ahp`||D(n.values,[`suitability`,`criteria`])!==void 0)),c=Math.max(1,...this.rows.map(e=>e.length)),l=this.rows.slice(0,501),u=Array.from({length:c},(e,t)=>dt(l.map(e=>e[t]??``)));return e`<div class="row">
        <label for="table">${C(`chooseTable`,t)}</label>
        <select
          id="table"
          @change=${e=>{let t=e.target.value,n=r.find(e=>e.key===t);(n??t)&&this.choose(n?.key??``,n?.file??t)}}
        >
          <option value="" ?selected=${!this.table}>${C(`chooseOne`,t)}</option>
          ${r.map(t=>e`<option value=${t.key} ?selected=${t.key===this.key}>${t.key}: ${t.file}</option>`)}
          ${o.length>0?e`<optgroup label=${C(`otherTables`,t)}>
                  ${o.map(t=>e`<option value=${t} ?selected=${!this.key&&t===this.table?.file}>${t}</option>`)}
                </optgroup>`:g}
        </select>
        ${this.table?e`<button
                  class="main"
                  id="save-table"
                  ?disabled=${!this.desk?.drafts.has(this.table.file)}
                  @click=${()=>void this.save()}
                >
                  ${C(`save`,t)}
                </button>
                ${this.desk?Q(this.desk,this.table.file):g}`:g}
      </div>
      ${r.length===0?e`<p>${C(`noTables`,t)}</p>`:g}
      ${this.table?g:e`<p class="row">
              ${s.map(n=>e`<button class="begin" @click=${()=>void this.begin(n)}>${C(`newTable`,t,n)}</button>`)}
            </p>`}
      ${this.table&&this.desk&&q(this.key)?e`<div class="effect" role="status" aria-busy=${this.waiting?`true`:`false`}>
              ${Re(this.desk,this.said,this.key,this.rows,this.row)}
              ${this.waiting&&!this.said?e`<p class="small">${C(`working`,t)}</p>`:g}
              ${P(this.desk,this.wrong,void 0)}
            </div>`:g}
      ${this.table?e`<div class="grid" tabindex="0" role="region" aria-label=${this.table.file}>
                <table>
                  <tbody>
                    ${l.map((e,t)=>this.line(e,t,u))}
                  </tbody>
                </table>
              </div>
              ${this.rows.length>501?e`<p class="small">${rt} / ${this.rows.length-1} ${C(`rows`,t)}</p>`:e`<div class="row">
                      <button
                        @click=${()=>{this.rows.push(Array.from({length:c},()=>``)),this.edit()}}
                      >
                        ${C(`addRow`,t)}
                      </button>
                      <button
                        @click=${()=>{this.rows.forEach(e=>e.push(...Array.from({length:c+1-e.length},()=>``))),this.edit()}}
                      >
                        ${C(`addColumn`,t)}
                      </button>
                    </div>`}`:g}`}line(t,n,r){let i=e=>this.rows[0]?.[e]||String(e+1);return e`<tr>
      ${Array.from(r,(r,o)=>e`<td>
            <input
              size=${r}
              aria-label=${`${i(o)}, ${n+1}`}
              .value=${a(t[o]??``)}
              @focus=${()=>{this.row=n,this.requestUpdate()}}
              @input=${e=>{for(;t.length<=o;)t.push(``);t[o]=e.target.value,this.mirror(n,o),this.edit()}}
            />
          </td>`)}
      <td>
        ${n>0?e`<button
                aria-label=${`${C(`removeRow`,this.language)} ${n+1}`}
                @click=${()=>{this.rows.splice(n,1),this.edit()}}
              >
                ×
              </button>`:g}
      </td>
    </tr>`}},$=[`files`,`form`,`tables`,`run`,`text`],pt=class extends i{constructor(...e){super(...e),this.desk=new ie,this.tab=`files`,this.toField=e=>{this.show(`form`),this.updateComplete.then(()=>{ue(e)||this.show(`text`)})}}createRenderRoot(){return this}connectedCallback(){super.connectedCallback();let e=new URLSearchParams(location.hash.slice(1)),t=e.get(`lang`)??u(`lang`)??navigator.language;this.desk.language=t.startsWith(`zh`)?`zh`:`en`;let n=e.get(`dark`)??u(`dark`);this.desk.dark=n===void 0?matchMedia(`(prefers-color-scheme: dark)`).matches:n===`1`;let r=e.get(`tab`);this.tab=$.find(e=>e===r)??`files`,this.desk.on(()=>this.requestUpdate()),this.look(),this.desk.open(e.get(`study`)).then(()=>this.look()),addEventListener(`hashchange`,()=>location.reload()),addEventListener(`beforeunload`,e=>{this.desk.typed.size+this.desk.drafts.size>0&&e.preventDefault()})}look(){let{language:e,dark:t,study:n}=this.desk;document.documentElement.lang=e===`zh`?`zh-CN`:`en`,document.documentElement.dataset.theme=t?`dark`:`light`,document.title=C(`title`,e),f(`lang`,e),f(`dark`,t?`1`:`0`);let r=new URLSearchParams({tab:this.tab,lang:e,dark:t?`1`:`0`});n&&r.set(`study`,n.file),history.replaceState(null,``,`#`+r.toString()),this.requestUpdate()}show(e){this.tab=e,this.look()}t(e){return C(e,this.desk.language)}render(){let t=this.desk,n=t.studies();return e`<header>
        <h1>${this.t(`title`)}</h1>
        ${n.length>0?e`<label for="study">${this.t(`studyFile`)}</label>
                <select
                  id="study"
                  .value=${t.study?.file??``}
                  @change=${e=>{t.load(e.target.value).then(()=>this.look())}}
                >
                  ${n.map(n=>e`<option value=${n} ?selected=${n===t.study?.file}>${n}</option>`)}
                </select>`:g}
        <span class="grow small" role="status">${t.slow&&!t.gone?this.t(`slow`):g}</span>
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
        ${$.map(t=>e`<button
              role="tab"
              id=${`tab-`+t}
              aria-selected=${String(t===this.tab)}
              aria-controls="panel"
              tabindex=${t===this.tab?0:-1}
              @click=${()=>this.show(t)}
            >
              ${this.t(t)}${t===`run`?this.count():g}
            </button>`)}
      </div>
      <main id="panel" role="tabpanel" aria-labelledby=${`tab-`+this.tab} tabindex="-1">${this.panel()}</main>`}count(){let t=this.desk.problems.filter(e=>!e.caution).length;return t>0?e` <span class="count problem">${t}</span>`:g}turn(e){let t=e.key===`ArrowRight`?1:e.key===`ArrowLeft`?-1:0;if(t===0)return;let n=$[($.indexOf(this.tab)+t+$.length)%$.length];this.show(n),this.updateComplete.then(()=>document.getElementById(`tab-`+n)?.focus())}trouble(){let t=this.desk;if(t.refused.length===0&&!t.failed&&!t.gone)return g;let n=t.refused.find(e=>e.code===`STUDIO-02`);return e`<div class="trouble" role="alert">
      ${t.gone?e`<p>${this.t(`gone`)}</p>`:g} ${t.failed?e`<p>${t.failed}</p>`:g}
      ${P(t,t.refused,this.toField)}
      ${n?e`<button @click=${()=>t.reload(n.place.en)}>${this.t(`reload`)}</button>`:g}
      <button
        @click=${()=>{t.refused=[],t.failed=``,t.gone=!1,this.requestUpdate()}}
      >
        ${this.t(`close`)}
      </button>
    </div>`}panel(){let t=this.desk;if(!t.form)return e`<p role="status">${t.refused.length>0?g:this.t(`looking`)}</p>`;if(!t.study)return e`${this.creation()} ${L(t)}`;switch(this.tab){case`files`:return L(t);case`form`:return ve(t);case`tables`:return lt(t);case`run`:return Te(t,this.toField);case`text`:return this.source()}}creation(){return e`<section>
      <h2>${this.t(`newStudy`)}</h2>
      <p>${this.t(`newStudyHelp`)}</p>
      <div class="row">
        <label for="new-title">${this.t(`studyTitle`)}</label><input id="new-title" autocomplete="off" />
        <label for="new-file">${this.t(`fileName`)}</label><input id="new-file" value="study.yaml" autocomplete="off" />
        <button class="main" id="create" @click=${()=>{let e=this.querySelector(`#new-title`)?.value.trim(),t=this.querySelector(`#new-file`)?.value.trim();e&&t&&this.desk.create(/\.ya?ml$/i.test(t)?t:t+`.yaml`,e).then(()=>this.look())}}>${this.t(`create`)}</button>
      </div>
    </section>`}source(){let{study:t,drafts:n}=this.desk;if(!t)return e``;let r=n.get(t.file);return e`<label for="source">${t.file}</label>
      <textarea
        id="source"
        rows="30"
        spellcheck="false"
        .value=${a(r?.text??t.text)}
        @input=${e=>{let i=e.target.value;n.set(t.file,{version:r?.version??t.version,text:i}),this.requestUpdate()}}
      ></textarea>
      <div class="row">
        <button class="main" @click=${()=>void this.desk.write(r?.text??t.text)}>${this.t(`save`)}</button> ${Q(this.desk,t.file)}
      </div>
      ${P(this.desk,this.desk.problems,this.toField)}`}};customElements.define(`cs-tables`,ft),customElements.define(`cs-studio`,pt);