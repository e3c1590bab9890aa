import{C as e,D as t,E as n,O as r,S as i,T as a,_ as o,b as s,g as c,h as l,k as u,n as d,o as f,t as p,u as m,v as h,w as g,x as _,y as v}from"./kept-BCH1Nabz.js";var y=class extends Error{constructor(e,t,n){super(n),this.status=e,this.problems=t}},b=class extends Error{};async function x(e,t){let n=await fetch(`studio/`+e,t===void 0?{}:{method:`POST`,body:t}).catch(()=>{throw new b}),r=(n.headers.get(`Content-Type`)??``).startsWith(`application/json`);if(n.ok&&r)return n.json();let i=r?(await n.json()).problems:[];throw new y(n.status,i,r?``:await n.text())}var S=(e,t)=>e+`?file=`+encodeURIComponent(t),C={workspace:()=>x(`workspace`),form:()=>x(`form`),study:e=>x(S(`study`,e)),change:(e,t,n)=>x(S(`study`,e),JSON.stringify({version:t,edits:n})),write:(e,t,n)=>x(S(`study`,e),JSON.stringify({version:t,text:n})),check:e=>x(S(`check`,e),`{}`),inspect:async e=>(await x(`inspect`,JSON.stringify({files:e}))).files,upload:async(e,t)=>(await x(S(`files`,e),t)).files,runs:async()=>(await x(`runs`)).runs,run:(e,t,n,r)=>x(`runs`,JSON.stringify({study:e,out:t,language:n,replace:r})),cancel:e=>x(`runs/${encodeURIComponent(e)}/cancel`,`{}`),table:e=>x(S(`table`,e)),writeTable:(e,t,n)=>x(S(`table`,e),JSON.stringify({version:t,rows:n})),effect:(e,t)=>x(`effect/`+e,JSON.stringify(t))},ee={title:[`Carbonscape studio`,`Carbonscape 工作台`],study:[`Study`,`研究`],studyFile:[`Study file`,`研究文件`],newStudy:[`New study`,`新建研究`],newStudyHelp:[`There is no study file here yet. Name one; it is written into the workspace.`,`此工作区还没有研究文件。请为研究命名，文件将写入工作区。`],studyTitle:[`Title of the study`,`研究名称`],create:[`Create`,`创建`],fileName:[`File name`,`文件名`],files:[`Files`,`文件`],form:[`Settings`,`设置`],tables:[`Tables`,`表格`],run:[`Check and run`,`检查与运行`],text:[`Text`,`文本`],language:[`中文`,`English`],dark:[`Dark`,`深色`],light:[`Light`,`浅色`],workspace:[`Workspace`,`工作区`],drop:[`Drop files here, or choose them`,`将文件拖到此处，或点击选择`],dropHelp:[`A zip archive is unpacked. Files that are there already are never replaced. Large rasters: copy them into the workspace folder yourself.`,`压缩包会自动解压；已有的同名文件不会被替换。较大的栅格请直接复制到工作区文件夹。`],sending:[`Sending`,`正在上传`],refresh:[`Look again`,`刷新`],whatIsIt:[`What is it?`,`查看内容`],looking:[`Looking into the files …`,`正在读取文件…`],raster:[`raster`,`栅格`],vector:[`polygons`,`面`],table:[`table`,`表格`],unknown:[`other`,`其他`],crs:[`Coordinate system`,`坐标系`],grid:[`Grid`,`格网`],cells:[`cells`,`像元`],cell:[`cell`,`像元边长`],noData:[`No data`,`无数据`],classes:[`Classes`,`类别`],values:[`Values`,`数值范围`],years:[`Years`,`年份`],overlaps:[`Covered by the others`,`被其他文件覆盖`],units:[`Units`,`单元`],idColumn:[`id`,`编号`],nameColumn:[`name`,`名称`],columns:[`Columns`,`列`],rows:[`rows`,`行`],criteria:[`Criteria`,`指标`],sheet:[`Sheet`,`工作表`],noTable:[`no table begins here`,`未见表头`],namedBy:[`named by {0}, {1} % of the cells`,`按图例 {0} 命名，覆盖 {1} % 的像元`],alike:[`; {0} fit alike`,`；{0} 同样适配`],useLand:[`Use as land use of {0}`,`用作 {0} 年土地利用`],useLegend:[`Use this legend`,`采用此图例`],useUnits:[`Use as units`,`用作单元`],useAs:[`Use as`,`用作`],useDriver:[`Use as driver`,`用作驱动因子`],used:[`in the study`,`已用于研究`],add:[`Add`,`添加`],addSection:[`Add with settings of its own`,`添加并单独设置`],remove:[`Take out`,`移除`],name:[`Name`,`名称`],value:[`Value`,`值`],use:[`use`,`启用`],yes:[``,`是`],no:[``,`否`],standard:[`default`,`默认`],example:[`such as`,`如`],required:[`required`,`必填`],check:[`Check`,`检查`],checking:[`Checking …`,`正在检查…`],checked:[`Checked`,`已检查`],unchecked:[`Changed since the last check`,`上次检查后有改动`],colon:[`: `,`：`],comma:[`, `,`，`],listed:[`, `,`、`],problems:[`{0} problems`,`{0} 个问题`],oneProblem:[`1 problem`,`1 个问题`],cautions:[`{0} cautions`,`{0} 条提醒`],oneCaution:[`1 caution`,`1 条提醒`],problem:[`Problem`,`问题`],caution:[`Caution`,`提醒`],nothingWrong:[`Nothing is wrong with it.`,`没有发现问题。`],memory:[`Memory for a run: about {0} MB`,`运行约需内存：{0} MB`],start:[`Run`,`运行`],out:[`Folder of the result`,`结果文件夹`],replace:[`Replace an earlier result that was changed since`,`允许替换改动过的旧结果`],cancel:[`Cancel`,`取消`],again:[`Run again`,`再次运行`],runs:[`Runs`,`任务`],noRuns:[`Nothing has run here yet.`,`还没有运行过。`],waiting:[`waiting`,`等待中`],running:[`running`,`运行中`],done:[`done`,`已完成`],failed:[`failed`,`失败`],cancelled:[`cancelled`,`已取消`],left:[`ended with the program; run it again: what its stages had finished is kept`,`随程序中断；可再次运行，已完成的阶段会从缓存继续`],secondsLeft:[`about {0} left`,`约剩 {0}`],fromCache:[`from the cache`,`取自缓存`],openAtlas:[`Open the atlas`,`打开图集`],openReport:[`Report`,`报告`],results:[`Results here`,`已有结果`],save:[`Save`,`保存`],reload:[`Reload`,`重新载入`],notWritten:[`Typed here and not in the study file yet:`,`已在此输入，尚未写入研究文件：`],applyAgain:[`Apply again`,`重新应用`],saveOver:[`Save over it`,`仍然保存，覆盖该文件`],gone:[`The program does not answer. Where it has ended, start it again for this folder: this page then goes on, with what was typed.`,`程序没有响应。若程序已结束，请对此文件夹重新启动，本页面将继续工作，已输入的内容会保留。`],slow:[`Waiting for the program …`,`正在等待程序响应…`],changedElsewhere:[`{0} was changed elsewhere, as in another tab; it is shown as it is now`,`{0} 已在别处（如另一标签页）修改；现显示其最新内容`],noSuchStudy:[`The address of this page names a study that is not in this workspace: {0}`,`本页地址所指的研究文件不在此工作区：{0}`],discard:[`Discard changes`,`放弃修改`],unsaved:[`Not saved yet, so a run does not have it: {0}`,`尚未保存，运行时不会采用：{0}`],goTo:[`Go to the field`,`转到该项`],close:[`Close`,`关闭`],chooseTable:[`Table`,`表格`],chooseOne:[`Choose a table…`,`请选择表格`],noTables:[`The study names no table in CSV yet. Workbooks are changed in Excel; tables in CSV can be edited here.`,`研究中尚未引用 CSV 表格。工作簿请在 Excel 中修改，CSV 表格可在此编辑。`],otherTables:[`Other tables of the workspace`,`工作区中的其他表格`],addRow:[`Add a row`,`添加一行`],addColumn:[`Add a column`,`添加一列`],removeRow:[`Take out this row`,`移除此行`],consistency:[`Consistency ratio CR`,`一致性比率 CR`],consistent:[`consistent (under 0.10)`,`一致（小于 0.10）`],inconsistent:[`inconsistent (0.10 or more)`,`不一致（不小于 0.10）`],worst:[`Look first at {0} against {1}: {2} is given, the others imply {3}.`,`先看 {0} 与 {1}：所给为 {2}，其余判断推得 {3}。`],newTable:[`New table {0}`,`新建表 {0}`],working:[`Working it out …`,`正在计算…`],byMethod:[`weights by {0}, random index {1}`,`权重方法 {0}，随机一致性指标 {1}`],gradingOf:[`Grading of {0}`,`{0} 的分级`],curve:[`Score over value`,`得分随取值的变化`],noCurve:[`This row makes no curve yet.`,`此行尚不能画出曲线。`],landByScore:[`Share of land by score`,`各得分的土地占比`],landByLevel:[`Share of land by level`,`各等级的土地占比`],landByZone:[`Share of land by zone`,`各分区的土地占比`],coarse:[`Preview on {0} × {1} cells; in a run small patches join their surroundings.`,`预览基于 {0} × {1} 个像元；正式运行时，小图斑将并入周围。`],unknownLayers:[`Only a run knows {0}: rules about it match nowhere in this preview. Run the study once to see them.`,`{0} 须运行后才有；预览中与之有关的规则均不成立。请先运行一次研究。`],recorded:[`Hot spots are those of the result “{0}”; a run finds them anew.`,`冷热点取自已有结果“{0}”；正式运行时将重新计算。`],aboutSoon:[`About right: worked out on cells of {0} m. The exact shares follow.`,`近似结果：按 {0} 米像元估算，精确占比随后给出。`],aboutOnly:[`About right: worked out on cells of {0} m. Only a run gives exact shares for a study of this size.`,`近似结果：按 {0} 米像元估算。此研究范围较大，精确占比须运行后得出。`],scenario:[`Scenario`,`情景`],moved:[`Land moved, ha`,`转换土地（ha）`],difference:[`Change of net emissions, tCO₂ a year`,`净碳排放变化（tCO₂/年）`],line:[`line {0}`,`第 {0} 行`],seconds:[`s`,`秒`],minutes:[`min`,`分`],hours:[`h`,`小时`]};function w(e,t,...n){return ee[e][t===`en`?0:1].replace(/\{(\d)\}/g,(e,t)=>String(n[Number(t)]??``))}function T(e,t,n){return w(e===1?t===`problems`?`oneProblem`:`oneCaution`:t,n,e)}function E(e,t){let n=Math.max(0,Math.round(e)),r=e=>w(e,t);return n<60?`${n} ${r(`seconds`)}`:n<3600?`${Math.floor(n/60)} ${r(`minutes`)} ${n%60} ${r(`seconds`)}`:`${Math.floor(n/3600)} ${r(`hours`)} ${Math.floor(n/60)%60} ${r(`minutes`)}`}function te(e,t){let n=e.replaceAll(` `,` `),r=t===`zh`?n:n.charAt(0).toUpperCase()+n.slice(1);return/[.。?？!！]$/.test(r)?r:r+(t===`zh`?`。`:`.`)}function D(e,t){return/\p{Script=Han}$/u.test(e)&&/^\p{Script=Han}/u.test(t)?e+t:`${e} ${t}`}function O(e,t){return t===`zh`?`（${e}）`:` (${e})`}function k(e,t,n){return t?e+w(`colon`,n)+t:e}var ne=256<<20,re=1e3,ie=class{constructor(){this.language=`en`,this.dark=!1,this.listed={folder:``,files:[],results:[],uploadBytes:0},this.checking=!1,this.inspected=new Map,this.looking=!1,this.lookAgain=!1,this.runs=[],this.refused=[],this.failed=``,this.sending=``,this.gone=!1,this.slow=!1,this.typedIn=new Map,this.unfolded=new Set,this.drafts=new Map,this.out=`run`,this.replace=!1,this.followers=[],this.pending=Promise.resolve()}on(e){this.followers.push(e)}tell(){this.followers.forEach(e=>e())}get typed(){let e=this.study?.file??``,t=this.typedIn.get(e)??new Map;return this.typedIn.set(e,t),t}get left(){return[...this.typed.values()].filter(e=>e.left).map(({text:e,edits:t})=>({key:(t??[]).map(e=>e.path.join(`.`)).join(`, `),text:e}))}get unsaved(){return this.drafts.size>0||[...this.typedIn.values()].some(e=>e.size>0)}get problems(){return this.study?this.checked?.version===this.study.version?this.checked.problems:this.study.problems:[]}async open(e){let t=await this.try(()=>Promise.all([C.form(),C.workspace()]));if(!t)return;[this.form,this.listed]=t;let n=this.studies();e&&!n.includes(e)&&(this.failed=w(`noSuchStudy`,this.language,e));let r=n.find(t=>t===e)??n.find(e=>/(^|\/)study\.ya?ml$/.test(e))??n[0];r&&await this.load(r,this.failed),this.tell(),this.follow(),this.look()}studies(){return this.listed.files.map(e=>e.name).filter(e=>/\.ya?ml$/i.test(e))}follow(){let e=new EventSource(`studio/events`);e.addEventListener(`error`,()=>{this.gone||=e.readyState===EventSource.CONNECTING,this.tell()}),e.addEventListener(`open`,()=>void(this.gone&&this.back())),e.addEventListener(`runs`,e=>{let t=this.runs.filter(e=>e.result).length;this.runs=JSON.parse(e.data).runs,this.tell(),this.runs.filter(e=>e.result).length!==t&&this.refresh()})}async back(){let e=await this.try(()=>C.workspace());if(e){if(e.folder!==this.listed.folder)return location.reload();this.listed=e,await this.enterLeft(),this.soonChecked(),this.look()}}async try(e){let t=this.pending.then(e);this.pending=t.catch(()=>void 0);let n=window.setTimeout(()=>{this.slow=!0,this.tell()},re);try{let e=await t;return this.refused=[],this.failed=``,this.gone=!1,e}catch(e){this.wrong(e);return}finally{clearTimeout(n),this.slow=!1,this.tell()}}wrong(e){this.gone=e instanceof b,this.refused=e instanceof y?e.problems:[],this.failed=this.gone||this.refused.length>0?``:String(e instanceof Error?e.message:e)}reload(e){this.drafts.delete(e),this.typedIn.delete(e),this.table&&={...this.table},this.study&&this.load(this.study.file)}async load(e,t=``){let n=await this.try(async()=>(e!==this.study?.file&&(this.table=void 0),this.study=await C.study(e),this.checked=void 0,this.soonChecked(),!0));return this.failed||=t,n??!1}async enter(e,t,n){let r=this.typed;r.set(e,{text:t,edits:n});let i=await this.change(n);r.get(e)?.text===t&&(i?r.delete(e):r.set(e,{text:t,edits:n,left:!0})),this.tell()}async enterLeft(){for(let[e,{text:t,edits:n,left:r}]of this.typed)n&&r&&await this.enter(e,t,n)}async again(){this.study&&await this.load(this.study.file)&&await this.enterLeft()}async saveOver(e){let t=this.drafts.get(e);if(!t)return;let{rows:n,text:r}=t,i=await this.try(async()=>(this.listed=await C.workspace(),this.listed.files.some(t=>t.name===e)?n?C.table(e):C.study(e):{version:``}));if(i){if(t.version=i.version,r!==void 0)return void await this.write(r);n&&await this.try(()=>C.writeTable(e,i.version,n))&&(this.drafts.delete(e),this.table&&={...this.table},this.tell())}}async change(e){let t=this.study?.file;return await this.try(async()=>!this.study||this.study.file!==t?!1:(this.study=await C.change(this.study.file,this.study.version,e),this.soonChecked(),!0))??!1}write(e){return this.try(async()=>{if(!this.study)return;let{file:t,version:n}=this.study;this.study=await C.write(t,this.drafts.get(t)?.version??n,e);let r=this.drafts.get(t);r&&r.text!==e?r.version=this.study.version:this.drafts.delete(t),this.soonChecked()})}create(e,t){return this.try(async()=>{this.study=await C.change(e,``,[{path:[`study`],value:t}]),this.listed=await C.workspace()})}soonChecked(){clearTimeout(this.checkLater),this.checkLater=window.setTimeout(()=>void this.check(),700)}async check(){if(clearTimeout(this.checkLater),!this.study||this.checking)return;this.checking=!0,this.tell();let{file:e,version:t}=this.study,n=await C.check(e).catch(e=>this.wrong(e));if(this.checking=!1,n&&this.study.file===e&&(this.checked=n),this.tell(),this.study.file!==e)return this.soonChecked();if(n?.version!==this.study.version){if(this.study.version!==t)return this.soonChecked();n&&(await this.load(e,w(`changedElsewhere`,this.language,e)),this.tell())}}async refresh(){await this.try(async()=>{this.listed=await C.workspace()}),await this.look()}async look(e=[]){let t=this.listed.files.filter(t=>e.includes(t.name)||t.bytes<ne&&/\.(tiff?|img|asc|vrt|gpkg|shp|geojson|fgb|kml|csv|tsv|txt|xlsx?|xlsm)$/i.test(t.name)).map(e=>e.name).slice(0,60);if(this.lookAgain=this.looking,!(t.length===0||this.looking)){this.looking=!0,this.tell();try{for(let e of t)if(!this.inspected.has(e)){for(let t of await C.inspect([e]))this.inspected.set(t.file,t);this.tell()}let e=await C.inspect(t);this.inspected=new Map(e.map(e=>[e.file,e]))}catch(e){this.wrong(e)}this.looking=!1,this.tell(),this.lookAgain&&await this.look(e)}}async upload(e){for(let t of e)if(this.sending=t.name,this.tell(),!await this.try(()=>C.upload(t.name,t)))break;this.sending=``;let t=this.refused;await this.refresh(),this.refused=t,this.tell()}run(e,t,n){return this.try(async()=>{await C.run(e,t,this.language,n),this.runs=await C.runs()})}cancel(e){return this.try(()=>C.cancel(e))}};function A(e){return typeof e==`object`&&!Array.isArray(e)}function j(e,t){let n=e;for(let e of t)n=A(n)?n[e]:void 0;return n}function ae(e,t){let n=[e.key,...e.alsoCalled??[]];return A(t)&&n.find(e=>e in t)||e.key}function oe(e,t){let n=e.items??[],r=n.filter(e=>e.key===`*`);if(r.length===0||!A(t))return[];let i=new Set(n.flatMap(e=>[e.key,...e.alsoCalled??[]]));return Object.keys(t).filter(e=>!i.has(e)).map(e=>({key:e,item:r.find(n=>!!n.items===A(t[e]))??r[0]}))}function M(e){if(e===void 0||A(e))return``;if(!Array.isArray(e))return e;let t=e.map(e=>typeof e==`string`?e:JSON.stringify(e));return t.join(t.some(e=>/[,，、\n]/.test(e))?`
`:`, `)}function se(e,t){let n=t.trim();if(n===``)return;if(!e.list)return n;let r=n.replace(/^\[(.*)\]$/s,`$1`).split(n.includes(`
`)?`
`:/[,，、]/).map(e=>e.trim()).filter(e=>e!==``);return r.length===1?r[0]:r}var ce=(e,t)=>t.every((t,n)=>e[n]===t);function le(e,t){return e.filter(e=>e.path.length===t.length&&ce(e.path,t))}function ue(e,t){return e.filter(e=>ce(e.path,t))}function N(e,t){let n=t.split(`/`).slice(0,-1),r=e.split(`/`),i=0;for(;i<n.length&&i<r.length-1&&n[i]===r[i];)i++;return`../`.repeat(n.length-i)+r.slice(i).join(`/`)}function P(e,t){let n=t.split(`/`).slice(0,-1);for(let t of e.split(`/`))t===`..`?n.pop():t!==`.`&&t!==``&&n.push(t);return n.join(`/`)}function F(e){return/FILE|RASTER|\bPATH\b/.test(e.label??``)}function de(e){return e.key===`units`&&e.label===`TEXT`}var I=e=>`f-`+e.map(e=>encodeURIComponent(e)).join(`-`);function fe(e){for(let t=e.length;t>0;t--){let n=document.getElementById(I(e.slice(0,t)));if(n){for(let e=n;e;e=e.parentElement)e instanceof HTMLDetailsElement&&(e.open=!0);return n.scrollIntoView({block:`center`}),n.focus(),!0}}return!1}function L(e,t,i,a,o=i!==void 0){if(t.length===0)return n;let s=e.language;return r`<ul class="problems" id=${a??n}>
    ${t.map(e=>r`<li class=${e.caution?`caution`:`problem`}>
          <span class="mark">${w(e.caution?`caution`:`problem`,s)}</span>
          ${o?r`<b>${l(e.place,s)}</b>${w(`colon`,s)}`:n}${te(l(e.found,s),s)}
          <span class="remedy">${l(e.remedy,s)}</span>
          <code class="small">${e.code}</code>
          ${i&&e.path.length>0?r`<button class="plain" @click=${()=>i(e.path)}>${w(`goTo`,s)}</button>`:n}
        </li>`)}
  </ul>`}var R=.99,pe=.9,me={m:`米`,degrees:`度`,feet:`英尺`,"US survey feet":`美国测量英尺`,"map units":`地图单位`};function z(e,t){return t.share>R||t.share>pe&&t.classes.length>=(e.classes?.length??0)-1}function B(e){return(e.classes?.length??0)>60}function V(e){let t=e.language,n=t=>t&&void e.upload([...t]);return r`<div
      class="drop"
      @dragover=${e=>e.preventDefault()}
      @drop=${e=>{e.preventDefault(),n(e.dataTransfer?.files)}}
    >
      <label for="upload">${w(`drop`,t)}</label>
      <input
        id="upload"
        type="file"
        multiple
        aria-describedby="upload-help"
        @change=${e=>n(e.target.files)}
      />
      <p class="small" id="upload-help">${w(`dropHelp`,t)}</p>
      <p role="status">
        ${e.sending?`${w(`sending`,t)} ${e.sending} …`:e.looking?w(`looking`,t):``}
      </p>
    </div>
    <div class="row">
      <span class="small">${w(`workspace`,t)}${w(`colon`,t)}${e.listed.folder}</span>
      <button @click=${()=>void e.refresh()}>${w(`refresh`,t)}</button>
    </div>
    <ul class="files">
      ${e.listed.files.filter(e=>!/\.(aux\.xml|ya?ml|dbf|shx|prj|cpg|tfw|ovr)$/i.test(e.name)).map(t=>he(e,t.name,t.bytes))}
    </ul>`}function he(e,t,i){let a=e.language,o=e.inspected.get(t),s=o&&[`raster`,`vector`,`table`].includes(o.kind)?o.kind:`unknown`;return r`<li>
    <h3 tabindex="-1">
      ${t}
      <span class="badge">${w(s,a)}</span>
      ${H(e,t)?r`<span class="badge used">${w(`used`,a)}${w(`colon`,a)}${H(e,t)}</span>`:n}
    </h3>
    ${o?ve(e,o):r`<p class="small">
            ${i<1e6?`${Math.ceil(i/1e3)} kB`:`${(i/1e6).toFixed(1)} MB`}
            <button @click=${()=>void e.look([t])}>${w(`whatIsIt`,a)}</button>
          </p>`}
  </li>`}function H(e,t){let n=e.study;if(!n)return``;let r=(e,i)=>{if(typeof e==`string`)return P(ge(e),n.file)===t?i.join(`.`):``;let a=Array.isArray(e)?e.map(e=>[``,e]):Object.entries(e);for(let[e,t]of a){let n=r(t,e?[...i,e]:i);if(n)return n}return``};return r(n.values,[])}function ge(e){return e.replace(/(\.(?:xls[xm]?|ods|et|gpkg|zip))#.*$/i,`$1`)}function _e(e,t){let n=[...new Set((e.cell??[]).map(e=>m(e)))].join(` × `),r=t===`zh`?me[e.cellUnit??``]??e.cellUnit:e.cellUnit;return r?`${n} ${r}`:n}function ve(e,t){let n=e.language,i=[],a=Array.isArray(t.columns)?t.columns:void 0;if(t.crs&&i.push([w(`crs`,n),t.crs]),t.kind===`raster`&&typeof t.columns==`number`&&(i.push([w(`grid`,n),[`${m(t.columns)} × ${m(t.rows??0)}`,`${w(`cell`,n)} ${_e(t,n)}`,t.type??``].join(w(`comma`,n))]),i.push([w(`noData`,n),`${m(t.emptyCells??0)} ${w(`cells`,n)}${t.noDataValue?O(t.noDataValue,n):``}`])),t.classes&&!B(t))i.push([w(`classes`,n),be(t,n)]);else if(t.classes){let e=t.classes.map(e=>e.code).sort((e,t)=>e-t);i.push([w(`values`,n),`${m(e[0])} … ${m(e[e.length-1])}`])}if(t.criteria&&i.push([w(`criteria`,n),t.criteria.join(w(`listed`,n))]),t.values&&i.push([w(`values`,n),`${t.values.least===null?`-`:m(t.values.least)} … ${t.values.greatest===null?`-`:m(t.values.greatest)}`]),t.years.length>0&&i.push([w(`years`,n),t.years.join(w(`listed`,n))]),t.features!==void 0&&i.push([w(`units`,n),[m(t.features),...t.id?[k(w(`idColumn`,n),t.id,n)]:[],...t.name?[k(w(`nameColumn`,n),t.name,n)]:[]].join(w(`comma`,n))]),t.sheets&&t.sheets.length>1)for(let r of t.sheets)i.push([`${w(`sheet`,n)} ${r.sheet}`,xe(e,t,r)]);else a&&i.push([w(`columns`,n),Ce(a,t.kind===`table`,t.rows,n)]);let o=(t.overlaps??[]).filter(e=>e.share<.9995);return o.length>0&&i.push([w(`overlaps`,n),o.map(e=>r`<div>${k(e.file,`${Math.floor(e.share*1e3)/10} %`,n)}</div>`)]),r`<dl>
      ${i.map(([e,t])=>r`<dt>${e}</dt>
            <dd>${t}</dd>`)}
    </dl>
    ${L(e,t.problems,void 0)} ${we(e,t)}`}function ye(e){let[t]=e.legends??[];return!t||t.named||new Set(t.classes.map(e=>e.class)).size===t.of?[]:(e.legends?.filter(e=>e.share===t.share&&e.classes.length===t.classes.length)??[]).filter(e=>e===t||e.classes.some((e,n)=>e.class!==t.classes[n].class))}function be(e,t){let i=e.legends?.find(t=>z(e,t)),a=i?ye(e):[],o=new Map(i?.classes.map(e=>[e.code,e]));return r`<table class="small">
    ${i?r`<caption>
            ${w(`namedBy`,t,i.legend,Math.floor(i.share*1e3)/10)}
            ${a.length>1?w(`alike`,t,a.map(e=>e.legend).join(w(`listed`,t))):n}
          </caption>`:n}
    <tbody>
      ${e.classes?.map(e=>{let n=o.get(e.code);return r`<tr>
          <td>
            <svg width="12" height="12" aria-hidden="true">
              <rect width="12" height="12" fill=${n?.color??`none`} stroke="currentColor" />
            </svg>
          </td>
          <td class="number">${e.code}</td>
          <td>${(n&&(t===`zh`?n.class_zh:n.class))??e.name??``}</td>
          <td class="number">${m(e.cells)} ${w(`cells`,t)}</td>
        </tr>`})}
    </tbody>
  </table>`}function xe(e,t,i){let a=e.language,o=i.columns?Ce(i.columns,!0,i.rows,a):r`<span class="small"
        >${i.criteria?i.criteria.join(w(`listed`,a)):w(`noTable`,a)}</span
      >`,s=e.study,c=s?`${N(t.file,s.file)}#${i.sheet}`:``,l=s?[...Oe(e,i.usableAs,c),...De(e,i,c)]:[];return r`${o}
  ${l.length>0?r`<div class="row">${l.map(t=>Se(e,t))}</div>`:n}`}function Se(e,[t,n]){let i=async t=>{let r=t.target.closest(`.files > li`)?.querySelector(`h3`),i=e.study;await e.change(n),e.study!==i&&r?.focus({preventScroll:!0})};return r`<button @click=${e=>void i(e)}>${t}</button>`}function Ce(e,t,i,a){return r`${t?r`<div>${m(i??0)} ${w(`rows`,a)}</div>`:n}
    <ul class="columns small" tabindex="0" aria-label=${w(`columns`,a)}>
      ${e.map(e=>r`<li>
            <b>${e.name}</b
            >${e.unit?` [${e.unit}]`:``}${w(`colon`,a)}${e.examples.join(w(`listed`,a))}${e.distinct>3?` …`:``}
          </li>`)}
    </ul>`}function we(e,t){let i=e.study;if(!i)return n;let a=e.language,o=N(t.file,i.file),s=[],c=(...e)=>j(i.values,e)!==void 0,l=n=>t.file.split(`/`).pop()===n.legend?o:e.inspected.has(n.legend)?N(n.legend,i.file):n.legend;if(t.kind===`raster`&&t.classes){for(let e of t.years.slice(0,2)){let n=[{path:[`landUse`,`phases`,String(e)],value:o}],r=t.legends?.[0];r&&z(t,r)&&ye(t).length<2&&!c(`landUse`,`legend`)&&n.push({path:[`landUse`,`legend`],value:l(r)}),j(i.values,[`landUse`,`phases`,String(e)])!==o&&s.push([w(`useLand`,a,e),n])}for(let e of(t.legends??[]).filter(e=>e.share>R))j(i.values,[`landUse`,`legend`])!==l(e)&&t.years.length>0&&s.push([k(w(`useLegend`,a),e.legend,a),[{path:[`landUse`,`legend`],value:l(e)}]])}let u=U((t.file.split(`/`).pop()??``).replace(/\.[^.]*$/,``));if(t.kind===`raster`&&(t.values||B(t))&&!c(`drivers`,u)&&s.push([`${w(`useDriver`,a)} ${u}`,[{path:[`drivers`,u],value:o}]]),t.kind===`vector`&&!c(`units`,u)){let e={file:o};t.id&&(e.id=t.id),t.name&&(e.name=t.name),s.push([`${w(`useUnits`,a)} ${u}`,Te(i.values,u,e)])}return(t.sheets?.length??0)<2&&(s.push(...Oe(e,t.usableAs??[],o)),t.kind===`table`&&s.push(...De(e,t,o))),r`<div class="row">${s.map(t=>Se(e,t))}</div>`}function Te(e,t,n){let r=[[`carbon`,`energy`],[`carbon`,`emissions`]].filter(t=>{let n=j(e,t);return A(n)&&`file`in n&&!(`units`in n)});return[{path:[`units`,t],value:n},...r.map(e=>({path:[...e,`units`],value:t}))]}function U(e){return e.replace(/[^\p{L}\p{N}_-]/gu,`_`)}function Ee(e){let t=new Map;if(!e.id||(e.usableAs??[]).length>0)return t;for(let n of e.columns??[]){if(n.kind!==`number`||n.name===e.id||n.name===e.name)continue;let r=n.name.replace(/[([（［【].*$/u,``).replace(/^(19|20)\d\d年?|[_ -]?(19|20)\d\d年?$/gu,``).trim();r!==``&&!t.has(U(r))&&t.set(U(r),r)}return t}function De(e,t,n){let r=j(e.study?.values??{},[`drivers`]);return[...Ee(t)].filter(([e])=>!A(r)||!(e in r)).map(([t,r])=>[`${w(`useDriver`,e.language)} ${t}`,[{path:[`drivers`,t],value:t===r?n:{file:n,column:r}}]])}function Oe(e,t,n){let r=e.study,i=[];for(let a of r?t:[]){let t=a.split(`.`);if(!r||j(r.values,t)===n)continue;let o=[{path:t,value:n}],s=j(r.values,[`units`]),c=A(s)&&Object.keys(s).find(e=>A(s[e])&&`file`in s[e]);t[t.length-1]===`file`&&c&&o.push({path:[...t.slice(0,-1),`units`],value:c}),i.push([`${w(`useAs`,e.language)} ${a.replace(/\.file$/,``)}`,o])}return i}function ke(e){if(!e.form||!e.study)return r``;let t=j(e.study.values,[`units`]);return r`<form @submit=${e=>e.preventDefault()}>
    ${L(e,le(e.problems,[]),()=>void 0)}
    ${Ae(e,e.form,[],e.study.values)}
    <datalist id="files">
      ${e.listed.files.map(t=>r`<option value=${N(t.name,e.study?.file??``)}></option>`)}
    </datalist>
    <datalist id="unit-sets">
      ${Object.keys(A(t)?t:{}).map(e=>r`<option value=${e}></option>`)}
    </datalist>
  </form>`}function Ae(e,t,n,i){let a=(t.items??[]).filter(e=>e.key!==`*`),o=a.filter(e=>!e.items),s=a.filter(e=>e.items);return r`${o.map(t=>Me(e,t,[...n,ae(t,i)],!1))}
  ${oe(t,i).map(({key:t,item:r})=>r.items?Pe(e,r,[...n,t],!0):Me(e,r,[...n,t],!0))}
  ${Fe(e,t,n)} ${s.map(t=>Pe(e,t,[...n,ae(t,i)],!1))}`}function W(e,t,n){return e.key===`*`?t:n===`zh`?l(e.title,n):t}function G(e,t,n){let i=W(e,t,n);return i===t?r`${t}`:r`${i} <code class="small">${t}</code>`}function K(e,t){return[t===void 0?{path:e}:{path:e,value:t}]}function q(e,t,n){e.change(K(t,n))}function je(e,t,n){return r=>{let i=r.target.value;i===M(n)?e.typed.delete(I(t)):e.typed.set(I(t),{text:i})}}function Me(e,t,i,a){let o=e.language,s=I(i),c=j(e.study?.values??{},i),u=ue(e.problems,i),d=e.typed.get(s)?.text??M(c),f=i[i.length-1],p=[s+`-help`,u.length>0?s+`-problems`:``].join(` `).trim(),m=u.some(e=>!e.caution)?`true`:`false`;return r`<div class="field">
    <label for=${s}
      >${G(t,f,o)}${t.required?r`<span class="small">${O(w(`required`,o),o)}</span>`:n}</label
    >
    <div class="entry">
      ${Ne(e,t,i,d,p,m,n=>{let r=n.target.value;e.enter(s,r,K(i,se(t,r)))})}
      ${a?r`<button
              type="button"
              aria-label=${D(w(`remove`,o),W(t,f,o))}
              @click=${()=>q(e,i,void 0)}
            >
              ×
            </button>`:n}
    </div>
    <p class="small" id=${s+`-help`}>
      ${l(t.doc,o)}${t.wanted&&!t.choices?.length&&t.schema?.type!==`boolean`?r`${o===`zh`?``:` `}<span class="wanted">${te(l(t.wanted,o),o)}</span>`:n}
    </p>
    ${L(e,u,void 0,s+`-problems`)}
  </div>`}function Ne(e,t,i,a,o,s,u){let d=e.language,f=I(i),p=l(t.default,d),m=t.choices?.length?t.choices.map(e=>({id:e.id,doc:l(e.doc,d)})):t.schema?.type===`boolean`?[{id:`true`,doc:w(`yes`,d)},{id:`false`,doc:w(`no`,d)}]:[];if(m.length>0&&t.list){let s=a.split(/[,，\n]/).map(e=>e.trim()).filter(Boolean),l=t=>{let n=s.includes(t)?s.filter(e=>e!==t):[...s,t];q(e,i,n.length===0?void 0:n)},u=new Set(m.map(e=>e.id));return r`<div
      id=${f}
      class="choices"
      role="group"
      tabindex="-1"
      aria-label=${W(t,i[i.length-1],d)}
      aria-describedby=${o}
    >
      ${s.length===0&&p?r`<span class="small">${w(`standard`,d)}${w(`colon`,d)}${p}</span>`:n}
      ${s.filter(e=>!u.has(e)).map(e=>r`<label class="check"><input type="checkbox" checked @change=${()=>l(e)} />${e}</label>`)}
      ${m.map(e=>r`<label class="check"
            ><input
              type="checkbox"
              .checked=${c(s.includes(e.id))}
              @change=${()=>l(e.id)}
            />${k(e.id,e.doc,d)}</label
          >`)}
    </div>`}if(m.length>0){let e=a===``||m.some(e=>e.id===a);return r`<select
      id=${f}
      aria-describedby=${o}
      aria-invalid=${s}
      .value=${c(a)}
      @change=${u}
    >
      <option value="" ?selected=${a===``}>
        ${p?O(k(w(`standard`,d),p,d),d).trim():``}
      </option>
      ${e?n:r`<option value=${a} selected>${a}</option>`}
      ${m.map(e=>r`<option value=${e.id} ?selected=${e.id===a}>${k(e.id,e.doc,d)}</option>`)}
    </select>`}let h=p?`${w(`standard`,d)}${w(`colon`,d)}${p}`:t.example?`${w(`example`,d)} ${t.example}`:``,g=j(e.study?.values??{},i),_=je(e,i,g);if(M(g).includes(`
`))return r`<textarea
      id=${f}
      rows=${Math.min(8,a.split(`
`).length+1)}
      @input=${_}
      aria-describedby=${o}
      aria-invalid=${s}
      .value=${c(a)}
      @change=${u}
    ></textarea>`;let v=t.schema?.examples??[],y=v.length>0?f+`-list`:F(t)?`files`:de(t)?`unit-sets`:void 0;return r`<input
      id=${f}
      list=${y??n}
      aria-describedby=${o}
      aria-invalid=${s}
      placeholder=${h}
      autocomplete="off"
      .value=${c(a)}
      @input=${_}
      @change=${u}
    />
    ${v.length>0?r`<datalist id=${f+`-list`}>
            ${v.map(e=>r`<option value=${e}></option>`)}
            ${F(t)?e.listed.files.filter(e=>/\.(csv|xlsx|tsv)$/i.test(e.name)).map(t=>r`<option value=${N(t.name,e.study?.file??``)}></option>`):n}
          </datalist>`:n}`}function Pe(e,t,i,a){let o=e.language,s=I(i),u=j(e.study?.values??{},i),d=u!==void 0,f=ue(e.problems,i),p=f.filter(e=>!e.caution).length,m=f.length-p,h=i[i.length-1],g=d&&i.length===1||p>0||t.required&&i.length<3;return r`<details
    class="section"
    ?open=${g||e.unfolded.has(s)}
    @toggle=${t=>t.target.open?e.unfolded.add(s):e.unfolded.delete(s)}
  >
    <summary id=${s}>
      <b>${G(t,h,o)}</b> <span class="small">${l(t.doc,o)}</span>
      ${p>0?r`<span class="count problem">${T(p,`problems`,o)}</span>`:n}
      ${m>0?r`<span class="count caution">${T(m,`cautions`,o)}</span>`:n}
    </summary>
    ${a?r`<button type="button" @click=${()=>q(e,i,void 0)}>
            ${D(w(`remove`,o),h)}
          </button>`:t.required?n:r`<label class="check"
              ><input
                type="checkbox"
                .checked=${c(d)}
                @change=${t=>q(e,i,t.target.checked?{}:void 0)}
              />${D(w(`use`,o),W(t,h,o))}</label
            >`}
    ${L(e,le(e.problems,i),void 0)}
    ${typeof u==`string`||Array.isArray(u)?r`<p class="problem">${M(u)}</p>`:Ae(e,t,i,u)}
  </details>`}function Fe(e,t,i){let a=(t.items??[]).filter(e=>e.key===`*`);if(a.length===0)return n;let o=e.language,s=a.find(e=>!e.items),c=s!==void 0&&a.some(e=>e.items),u=I([...i,`+`]),d=(t,n,r)=>{let i=r.map(e=>e.value);e.change(K(t,n)).then(e=>{e&&r.every((e,t)=>e.value===i[t])&&r.forEach(e=>e.value=``)})},f=e=>{let[t,n]=[...e.target.closest(`.adder`)?.querySelectorAll(`input`)??[]];if(!t?.value.trim())return t?.focus();let r=[...i,t.value.trim()],a=s&&n?se(s,n.value):{};if(a===void 0)return n?.focus();d(r,a,n?[t,n]:[t]),t.focus()};return r`<div class="adder row">
    <label for=${u}>${w(`name`,o)}</label>
    <input id=${u} autocomplete="off" placeholder=${i[i.length-1]===`phases`?`2020`:``} />
    ${s?r`<label for=${u+`v`}>${w(`value`,o)}</label>
            <input
              id=${u+`v`}
              autocomplete="off"
              list=${F(s)?`files`:n}
              placeholder=${s.example??``}
              @keydown=${e=>e.key===`Enter`&&!e.isComposing&&f(e)}
            />`:n}
    <button type="button" @click=${f}>${w(`add`,o)}</button>
    ${c?r`<button type="button" @click=${e=>{let t=e.target.closest(`.adder`)?.querySelector(`input`);if(!t?.value.trim())return t?.focus();d([...i,t.value.trim()],{},[t])}}>${w(`addSection`,o)}</button>`:n}
    <span class="small">${l(a[0].doc,o)}</span>
  </div>`}var Ie=(e,t,n)=>{let r=new Map;for(let i=t;i<=n;i++)r.set(e[i],i);return r},Le=i(class extends e{constructor(e){if(super(e),e.type!==g.CHILD)throw Error(`repeat() can only be used in text expressions`)}dt(e,t,n){let r;n===void 0?n=t:t!==void 0&&(r=t);let i=[],a=[],o=0;for(let t of e)i[o]=r?r(t,o):o,a[o]=n(t,o),o++;return{values:a,keys:i}}render(e,t,n){return this.dt(e,t,n).values}update(e,[n,r,i]){let a=o(e),{values:c,keys:l}=this.dt(n,r,i);if(!Array.isArray(a))return this.ut=l,c;let u=this.ut??=[],d=[],f,p,m=0,g=a.length-1,y=0,b=c.length-1;for(;m<=g&&y<=b;)if(a[m]===null)m++;else if(a[g]===null)g--;else if(u[m]===l[y])d[y]=s(a[m],c[y]),m++,y++;else if(u[g]===l[b])d[b]=s(a[g],c[b]),g--,b--;else if(u[m]===l[b])d[b]=s(a[m],c[b]),_(e,d[b+1],a[m]),m++,b--;else if(u[g]===l[y])d[y]=s(a[g],c[y]),_(e,a[m],a[g]),g--,y++;else if(f===void 0&&(f=Ie(l,y,b),p=Ie(u,m,g)),f.has(u[m])){if(f.has(u[g])){let t=p.get(l[y]),n=t===void 0?null:a[t];if(n===null){let t=_(e,a[m]);s(t,c[y]),d[y]=t}else d[y]=s(n,c[y]),_(e,a[m],n),a[t]=null;y++}else h(a[g]),g--}else h(a[m]),m++;for(;y<=b;){let t=_(e,d[b+1]);s(t,c[y]),d[y++]=t}for(;m<=g;){let e=a[m++];e!==null&&h(e)}return this.ut=l,v(e,d),t}});function Re(e,t){let i=e.language,a=e.problems,o=a.filter(e=>!e.caution).length,s=e.checked!==void 0&&e.checked.version===e.study?.version,l=()=>{let t=e.out.trim();t&&e.study&&e.run(e.study.file,t,e.replace)};return r`<section>
      <h2>${w(`check`,i)}</h2>
      <div class="row">
        <button ?disabled=${e.checking||!e.study} @click=${()=>void e.check()}>
          ${w(`check`,i)}
        </button>
        <span role="status" id="check-state">
          ${e.checking?w(`checking`,i):`${w(s?`checked`:`unchecked`,i)}${w(`colon`,i)}${T(o,`problems`,i)}${w(`comma`,i)}${T(a.length-o,`cautions`,i)}`}
        </span>
        ${s&&e.checked?.memory_mb!==void 0?r`<span class="small">${w(`memory`,i,e.checked.memory_mb)}</span>`:n}
      </div>
      ${a.length>0?L(e,a,t):s&&!e.checking?r`<p>${w(`nothingWrong`,i)}</p>`:n}
    </section>
    <section>
      <h2>${w(`start`,i)}</h2>
      ${e.drafts.size>0?r`<p id="unsaved">${w(`unsaved`,i,[...e.drafts.keys()].join(w(`listed`,i)))}</p>`:n}
      <div class="row">
        <label for="out">${w(`out`,i)}</label>
        <input
          id="out"
          .value=${c(e.out)}
          autocomplete="off"
          @input=${t=>e.out=t.target.value}
          @keydown=${e=>e.key===`Enter`&&!e.isComposing&&l()}
        />
        <label class="check"
          ><input
            type="checkbox"
            id="replace"
            .checked=${c(e.replace)}
            @change=${t=>e.replace=t.target.checked}
          />${w(`replace`,i)}</label
        >
        <button id="start" class="main" ?disabled=${!e.study} @click=${l}>${w(`start`,i)}</button>
      </div>
    </section>
    <section>
      <h2>${w(`runs`,i)}</h2>
      ${e.runs.length===0?r`<p class="small">${w(`noRuns`,i)}</p>`:n}
      <ol class="runs">
        ${Le(e.runs,e=>e.id,n=>Ve(e,n,t))}
      </ol>
      ${He(e)}
    </section>`}function ze(e,t){return e?new Date(e).toLocaleString(t===`zh`?`zh-CN`:`en-GB`):``}var Be=(e,t)=>`results/${encodeURIComponent(t)}/#lang=${e.language}`;function Ve(e,t,i){let a=e.language,o=t.state===`running`||t.state===`waiting`,s=t.now?.share;return r`<li class=${t.state}>
    <div class="row">
      <b>${t.out}</b> <span class="small">${t.study}</span>
      <span class="badge state" role="status">${w(t.state,a)}</span>
      <span class="small">${ze(t.ended??t.started,a)}</span>
      ${o?r`<button @click=${()=>void e.cancel(t.id)}>${w(`cancel`,a)} ${t.out}</button>`:n}
      ${t.result?r`<a class="atlas" href=${Be(e,t.out)}>${w(`openAtlas`,a)}</a>
              <a href=${`results/${encodeURIComponent(t.out)}/runs/1/report.html`}>${w(`openReport`,a)}</a>`:n}
      ${[`failed`,`cancelled`,`left`].includes(t.state)?r`<button @click=${()=>void e.run(t.study,t.out,!1)}>${w(`again`,a)}</button>`:n}
    </div>
    ${t.state===`running`?r`<div class="row">
            <progress aria-label=${w(`running`,a)} max="1" .value=${s??0}></progress>
            <span class="small"
              >${t.now?.left===void 0?n:w(`secondsLeft`,a,E(t.now.left,a))}</span
            >
          </div>`:n}
    <ol class="stages small">
      ${t.stages.map((e,i)=>{let s=o&&i===t.stages.length-1,c=s?t.now?.seconds:e.seconds;return r`<li aria-current=${s?`step`:n}>
          ${l(e.name,a)} ${c===void 0?n:E(c,a)}
          ${e.cached?r`<span>${O(`${w(`fromCache`,a)} ${Math.round(e.cached*100)} %`,a)}</span>`:n}
        </li>`})}
    </ol>
    ${L(e,t.problems??[],i)}
  </li>`}function He(e){let t=new Set(e.runs.filter(e=>e.result).map(e=>e.out)),i=e.listed.results.filter(e=>!t.has(e));return i.length===0?n:r`<h3>${w(`results`,e.language)}</h3>
    <ul>
      ${i.map(t=>r`<li><a href=${Be(e,t)}>${t}</a></li>`)}
    </ul>`}var Ue={breaks:[`breakpoints`,`breakpoint`,`break`,`thresholds`,`intervals`,`分级`,`断点`],classes:[`class`,`categories`,`category`,`categorical`,`类别`,`分类`],quantiles:[`quantile`,`quintiles`,`percentiles`,`分位数`],minmax:[`min-max`,`min_max`,`min max`,`normalise`,`normalize`,`极差`],linear:[`line`,`continuous`,`function`,`线性`,`连续`]},We=/^(negative|-|-1|descending|less|cost|lower|low|min|负向|负|逆向|成本型)$/i,Ge=e=>{let t=e.split(/[|;；]/).map(e=>e.trim()).filter(e=>e!==``);return t.length===1&&/^[-+\d.eE,，\s]+$/.test(t[0])?t[0].split(/[,，\s]+/).filter(e=>e):t};function Ke(e,t){let n=e.map(e=>e.trim().toLowerCase().replace(/ /g,`_`)),r=e=>t[n.indexOf(e)]?.trim()??``,i=r(`grading`).toLowerCase(),a=Ge(r(`at`)),o=Ge(r(`scores`)),s=o.length===0?a:a.length===0?o:[];s.length>0&&s.every(e=>/.+[=:：].+/.test(e))&&(a=s.map(e=>e.replace(/\s*[=:：][^=:：]*$/,``)),o=s.map(e=>e.replace(/^.*[=:：]\s*/,``)));let c=Object.keys(Ue).find(e=>e===i||Ue[e].includes(i))??qe(i,a,o),l=We.test(r(`direction`)),u=c===`quantiles`?5:c===`breaks`?a.length+1:2,d=o.length>0?o.map(Number):Je(u,l);if(c===``||d.some(Number.isNaN))return;if(c===`classes`)return a.length===0||o.length!==a.length?void 0:{classes:a.map((e,t)=>[e,d[t]])};let f=a.map(Number);if(f.some(Number.isNaN))return;if(c===`breaks`)return f.every((e,t)=>t===0||e>f[t-1])&&f.length>0&&d.length===f.length+1?{breaks:f,scores:d}:void 0;if(c===`quantiles`)return{breaks:d.slice(1).map((e,t)=>100*(t+1)/d.length),scores:d,percentiles:!0};if(d.length!==2)return;let p=c===`minmax`||f.length===0;if(!p&&f.length!==2)return;let[m,h]=p?f.length===2?f.map(e=>100*e):c===`minmax`?[1,99]:[0,100]:f;return{line:[m,h,d[0],d[1]],percentiles:p}}function qe(e,t,n){return e===``?t.length===0?n.length>2?`quantiles`:`minmax`:t.every(e=>/^[-+]?[\d.]+(e[-+]?\d+)?$/i.test(e))?n.length===t.length+1?`breaks`:t.length===2?`linear`:`classes`:`classes`:``}var Je=(e,t)=>Array.from({length:e},(n,r)=>1+8*(t?e-1-r:r)/(e-1));function Ye(e,t){if(e.breaks&&e.scores){let{breaks:n,scores:r}=e,i=n[n.length-1]-n[0]||Math.abs(n[0])||1,[a,o]=Xe(e,n[0],n[n.length-1],i,t),s=[a,...n,o];return r.flatMap((e,t)=>[[s[t],e],[s[t+1],e]])}if(e.line){let[n,r,i,a]=e.line,o=Math.min(n,r),s=Math.max(n,r),[c,l]=Xe(e,o,s,s-o||1,t),[u,d]=n<=r?[i,a]:[a,i];return[[c,u],[o,u],[s,d],[l,d]]}return[]}function Xe(e,t,n,r,i){if(e.percentiles)return[0,100];let a=t-.35*r,o=n+.35*r;return[i&&i[0]<t?Math.max(a,i[0]):a,i&&i[1]>n?Math.min(o,i[1]):o]}function J(e){return/\.ahp(\[\d+\])?$/.test(e)?`ahp`:e===`suitability.criteria`?`criteria`:e===`suitability.zones`?`zones`:e===`scenarios`?`scenarios`:void 0}function Y(e,t=0){let[n,r=``]=e.toFixed(t).split(`.`),i=r.replace(/0+$/,``);return f(n)+(i?`.`+i:``)}function Ze(e,t,i,a,o){let s=J(i),c=t&&t.kind===s?t:void 0;return r`${Qe(e,t,s,a,o)} ${c?$e(c,e.language):n}`}function Qe(e,t,r,i,a){return r===`criteria`?tt(t?.kind===`criteria`?t:void 0,i,Math.max(1,a),e.language):!t||t.kind!==r?n:t.kind===`ahp`?et(t,e.language):t.kind===`zones`?pt(t,e.language):ht(e,t)}function $e(e,t){if(e.cell_m===void 0)return n;let i=Y(Number(e.cell_m.toPrecision(2)));return r`<p class="small about">${w(e.follows?`aboutSoon`:`aboutOnly`,t,i)}</p>`}function et(e,t){let i=e.cr<e.limit;return r`<b id="cr">${k(w(`consistency`,t),e.cr.toFixed(3),t)}</b>
    ${w(i?`consistent`:`inconsistent`,t)}
    <span class="small">${w(`byMethod`,t,e.method,e.ri)}</span>
    ${e.worst&&!i?r`<p>
            ${w(`worst`,t,e.worst.first,e.worst.second,e.worst.given,e.worst.implied.toPrecision(3))}
          </p>`:n}
    <dl>
      ${e.names.map((t,n)=>r`<dt>${t}</dt>
            <dd><meter max="1" .value=${e.weights[n]} aria-label=${t}></meter> ${e.weights[n].toFixed(3)}</dd>`)}
    </dl>`}function tt(e,t,i,a){let o=t[i];if(!o)return n;let s=o[t[0].map(e=>e.trim().toLowerCase()).indexOf(`criterion`)]?.trim()??``,c=e?.criteria.find(e=>e.name===s),l=Ke(t[0],o),u=!l||l.percentiles?c?.curve??l:l;return r`<h3>${w(`gradingOf`,a,s||i)}</h3>
    ${u?.classes?ct(u.classes,t=>a===`zh`&&e?.chinese[t]||t,a):u?dt(u,c?.range,a):r`<p class="small">${w(`noCurve`,a)}</p>`}
    ${c?r`<h4>${w(`landByScore`,a)}</h4>
            <dl class="shares">
              ${c.shares.map(([e,t])=>r`<dt>${Number(e.toPrecision(4))}</dt>
                    <dd>
                      <meter max="100" .value=${t} aria-label=${String(e)}></meter> ${t.toFixed(1)} %
                    </dd>`)}
            </dl>`:n}
    ${e?r`<h4>${w(`landByLevel`,a)}</h4>
            ${ft(e.levels,a)}`:n}`}var nt=420,rt=170,X=34,Z=e=>String(Number(e.toPrecision(4))),it=(e,t)=>k(w(`curve`,t),e.map(([e,n])=>k(e,Z(n),t)).join(w(`comma`,t)),t),at=20,ot=170,st=24;function ct(e,t,n){let i=e.map(e=>e[1]),[a,o]=[Math.min(0,...i),Math.max(0,...i)],s=e=>ot+(e-a)/(o-a||1)*216,c=at*e.length+4,l=it(e.map(([e,n])=>[t(e),n]),n);return r`<svg class="curve" viewBox=${`0 0 ${nt} ${c}`} role="img" aria-label=${l}>
    <line class="axis" x1=${s(0)} y1="0" x2=${s(0)} y2=${c}></line>
    ${e.map(([e,n],r)=>{let i=at*r;return u`<text x=${164} y=${i+15} text-anchor="end">${lt(t(e),st)}</text><rect class="class" x=${Math.min(s(0),s(n))} y=${i+4} width=${Math.abs(s(n)-s(0))} height=${14}></rect><text x=${s(Math.max(0,n))+5} y=${i+15}>${Z(n)}</text>`})}
  </svg>`}function lt(e,t){let n=e=>e>`⺀`?2:1,r=[...e],i=r.reduce((e,t)=>e+n(t),0),a=``;for(let e=0,o=0;o<r.length;o++){if(e+=n(r[o]),e>t-1&&i>t)return a+`…`;a+=r[o]}return a}function ut(e,t,n){let r=[];for(let i of e){let e=r[r.length-1];(r.length===0||Math.abs(t(i)-t(e))>=(n(i)+n(e))/2)&&r.push(i)}return r}function dt(e,t,n){let i=Ye(e,t),a=i.map(e=>e[1]),o=Math.max(...a),s=Math.min(0,...a),c=e=>8+(o-e)/(o-s||1)*134,l=[i[0][0],i[i.length-1][0]],d=e=>X+(e-l[0])/(l[1]-l[0]||1)*378,f=e.percentiles?` %`:``,p=ut(e.breaks??i.map(e=>e[0]),d,e=>7*(Z(e)+f).length+6),m=ut([s,...a].sort((e,t)=>e-t),c,()=>12),h=it(i.filter((e,t)=>t%2==1).map(e=>[`≤ `+Z(e[0]),e[1]]),n);return r`<svg class="curve" viewBox=${`0 0 ${nt} ${rt}`} role="img" aria-label=${h}>
    <line class="axis" x1=${X} y1=${c(s)} x2=${412} y2=${c(s)}></line>
    <line class="axis" x1=${X} y1="8" x2=${X} y2=${c(s)}></line>
    ${m.map(e=>u`<text x=${29} y=${c(e)+4} text-anchor="end">${Z(e)}</text>`)}
    <polyline points=${i.map(e=>`${d(e[0]).toFixed(1)},${c(e[1]).toFixed(1)}`).join(` `)}></polyline>
    ${p.map(e=>u`<text x=${d(e)} y=${164} text-anchor="middle">${Z(e)}${f}</text>`)}
  </svg>`}function ft(e,t){let n=e.filter(e=>e.percent>0),i=n.map((e,t)=>n.slice(0,t).reduce((e,t)=>e+t.percent,0));return r`<svg class="bar" viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true">
      ${n.map((e,t)=>u`<rect x=${i[t]} y="0" width=${e.percent} height="6" fill=${e.color}></rect>`)}
    </svg>
    <ul class="key">
      ${e.map(e=>r`<li>
            <svg viewBox="0 0 10 10" aria-hidden="true"><rect width="10" height="10" fill=${e.color}></rect></svg>
            ${l(e.name,t)} <b>${e.percent.toFixed(1)} %</b>
            <span class="small">${Y(e.area_ha)} ha</span>
          </li>`)}
    </ul>`}function pt(e,t){return r`<h3>${w(`landByZone`,t)}</h3>
    ${ft(e.shares,t)}
    <canvas
      width=${e.columns}
      height=${e.rows}
      role="img"
      aria-label=${e.shares.map(e=>`${l(e.name,t)} ${e.percent.toFixed(1)} %`).join(`, `)}
    ></canvas>
    <p class="small">${w(`coarse`,t,e.columns,e.rows)}</p>
    ${e.recorded?r`<p class="small">${w(`recorded`,t,e.earlier??``)}</p>`:n}
    ${e.unknown.length>0?r`<p class="small">${w(`unknownLayers`,t,e.unknown.join(`, `))}</p>`:n}`}function mt(e,t){let n=e?.getContext(`2d`);if(!n)return;let r=atob(t.cells),i=n.createImageData(t.columns,t.rows),a=t.shares.map(e=>parseInt(e.color.slice(1),16));for(let e=0;e<r.length;e++){let t=r.charCodeAt(e);if(t===0)continue;let n=a[t-1];i.data.set([n>>16,n>>8&255,n&255,255],4*e)}n.putImageData(i,0,0)}function ht(e,t){let i=e.language,a=(e,t=0)=>(e>0?`+`:e<0?`−`:``)+Y(Math.abs(e),t);return r`<div class="grid" tabindex="0" role="region" aria-label=${w(`scenario`,i)}>
      <table>
        <thead>
          <tr>
            <th scope="col">${w(`scenario`,i)}</th>
            <th scope="col">${w(`moved`,i)}</th>
            <th scope="col">${w(`difference`,i)}</th>
          </tr>
        </thead>
        <tbody>
          ${t.scenarios.map(e=>r`<tr>
                  <th scope="row">${e.scenario}</th>
                  <td class="number">${Y(e.moved_ha)}</td>
                  <td class="number">
                    <b>${a(e.difference_tCO2)}</b>${e.difference_percent===void 0?n:O(`${a(e.difference_percent,2)} %`,i)}
                  </td>
                </tr>
                ${t.lines.filter(t=>t.scenario===e.scenario).map(e=>r`<tr>
                        <td class="small">${w(`line`,i,e.line)}</td>
                        <td></td>
                        <td class="number small">${a(e.difference_tCO2)}</td>
                      </tr>`)}`)}
        </tbody>
      </table>
    </div>
    ${L(e,t.problems,void 0,void 0,!0)}`}var gt=500;function _t(e,t){let n=[],r=(e,i)=>{typeof e==`string`?Q(e)&&n.push({key:i.join(`.`),file:P(e,t)}):Array.isArray(e)?e.forEach((t,n)=>r(t,e.length<2?i:[...i.slice(0,-1),`${i[i.length-1]}[${n+1}]`])):Object.entries(e).forEach(([e,t])=>r(t,[...i,e]))};return r(e,[]),n}var Q=e=>/\.(csv|tsv|txt)$/i.test(e),vt={"carbon.factors":[[`class`,`value`,`unit`,`source`]],"carbon.stock":[[`class`,`value`,`unit`,`source`]],"carbon.energy.file":[[`year`,`unit`,`item`,`amount`,`unit_of_amount`]],"suitability.criteria":[[`criterion`,`source`,`direction`,`grading`,`at`,`scores`]],"suitability.zones":[[`rule`,`zone`,`level`,`land_use`],[`P1`,`key_protection`,`1`,``],[`R1`,`key_restoration`,`2`,``],[`A1`,`auxiliary_restoration`,`3`,``]],"suitability.weights.ahp":[[`criterion`]],scenarios:[[`scenario`,`zone`,`from`,`to`,`area_ha`,`item`,`percent`]]},yt={"carbon.factors":`tC/ha/yr`,"carbon.stock":`tC/ha`};function bt(e){return[[`criterion`,...e],...e.map(t=>[t,...e.map(()=>`1`)])]}function xt(e){let t=/^\s*(\d+(?:\.\d+)?)(?:\s*\/\s*(\d+(?:\.\d+)?))?\s*$/.exec(e);if(!t||Number(t[1])===0)return``;let n=t[2]??`1`;return t[1]===`1`?n:`${n}/${t[1]}`}function St(e){let t=[[``]],n=!1,r=e.replace(/\r\n?/g,`
`).replace(/\n$/,``);for(let e=0;e<r.length;e++){let i=t[t.length-1],a=i[i.length-1],o=r[e];n&&o===`"`&&r[e+1]===`"`?i[i.length-1]=a+r[e++]:o===`"`&&(n||a===``)?n=!n:!n&&o===`	`?i.push(``):!n&&o===`
`?t.push([``]):i[i.length-1]=a+o}return t}function Ct(e){return r`<cs-tables .desk=${e} .language=${e.language} .chosen=${e.table}></cs-tables>`}function wt(e,t){return e.drafts.has(t)?r`<button class="discard" @click=${()=>e.reload(t)}>${w(`discard`,e.language)}</button>`:n}function Tt(e){let t=j(e.study?.values??{},[`landUse`,`legend`]);if(typeof t!=`string`)return[];let n=P(t,e.study?.file??``),r=[...e.inspected.values()].flatMap(e=>(e.legends??[]).filter(e=>e.legend===t||e.legend===n).flatMap(e=>e.classes.map(e=>e.class)));return[...new Set(r)]}function Et(e){let t=e=>[...e].reduce((e,t)=>e+(t>`⺀`?2:1),0);return Math.min(40,e.reduce((e,n)=>Math.max(e,t(n)),6)+1)}var Dt=class extends a{constructor(...e){super(...e),this.language=`en`,this.key=``,this.rows=[],this.row=1,this.wrong=[],this.asking=0,this.waiting=!1,this.begun=!1}static{this.properties={desk:{attribute:!1},language:{attribute:!1},chosen:{attribute:!1}}}createRenderRoot(){return this}choose(e,t){this.desk&&(this.desk.table={key:e,file:t},this.desk.tell())}async open(){let e=this.chosen,t=this.desk?.drafts.get(e?.file??``),n=e&&await this.desk?.try(()=>C.table(e.file));if(e!==this.chosen||(this.key=e?.key??``,this.table=n&&t?{...n,version:t.version}:n,this.rows=t?.rows??n?.rows.map(e=>[...e])??[],this.said=void 0,this.wrong=[],this.row=1,this.effect(),this.requestUpdate(),!this.begun||!n))return;this.begun=!1,await this.updateComplete;let r=[...this.querySelectorAll(`.grid input`)];(r.find(e=>e.value===``)??r[0])?.focus()}effect(e=150){let t=J(this.key);clearTimeout(this.later);let n=++this.asking;this.waiting=t!==void 0,t!==void 0&&(this.later=window.setTimeout(()=>{C.effect(t,{study:this.desk?.study?.file??``,rows:this.rows}).then(e=>this.told(n,{kind:t,...e},[])).catch(e=>this.told(n,void 0,e instanceof y?e.problems:[]))},e))}told(e,t,n){e===this.asking&&(this.waiting=!1,this.said=t,this.wrong=n,this.requestUpdate(),t?.follows&&this.isConnected&&(this.effect(1500),this.waiting=!1))}updated(e){e.has(`chosen`)&&this.open(),this.said?.kind===`zones`&&mt(this.querySelector(`canvas`),this.said)}async begin(e){let t=this.desk?.study;if(!t)return;let n=e.split(`.`).filter(e=>e!==`file`).pop()+`.csv`,r=P(n,t.file),i=await this.beginning(e);await this.desk?.try(()=>C.writeTable(r,``,i))&&(await this.desk?.change([{path:e.split(`.`),value:n}]),this.begun=!0,this.choose(e,r),await this.desk?.refresh())}async beginning(e){let t=this.desk,n=t?.study,r=vt[e];if(!t||!n)return r;if(e in yt)return[...r,...Tt(t).map(t=>[t,``,yt[e],``])];let i=j(n.values,[`suitability`,`criteria`]);if(e!==`suitability.weights.ahp`||typeof i!=`string`||!Q(i))return r;let a=await t.try(()=>C.table(P(i,n.file))),o=a?.rows[0].findIndex(e=>e.trim().toLowerCase()===`criterion`)??-1;return o<0?r:bt((a?.rows.slice(1)??[]).map(e=>e[o]).filter(Boolean))}mirror(e,t){let n=this.rows.every(e=>e.length===this.rows.length);if(J(this.key)!==`ahp`||!n||e===0||t===0||e===t)return;let r=xt(this.rows[e][t]);r&&this.rows[t][e].trim()&&(this.rows[t][e]=r)}paste(e,t,n){let r=St(e.clipboardData?.getData(`text/plain`)??``);if(r.length===1&&r[0].length===1)return;e.preventDefault();let i=Math.max(...r.map(e=>e.length)),a=Math.max(n+i,...this.rows.map(e=>e.length));for(;this.rows.length<t+r.length;)this.rows.push([]);this.rows.forEach(e=>e.push(...Array.from({length:a-e.length},()=>``)));let o=(e,a)=>e>=t&&e<t+r.length&&a>=n&&a<n+i;r.forEach((e,r)=>e.forEach((e,i)=>{this.rows[t+r][n+i]=e.trim(),o(n+i,t+r)||this.mirror(t+r,n+i)})),this.edit()}move(e,t,n){if(e.isComposing)return;let r=e.key===`ArrowUp`||e.key===`Enter`&&e.shiftKey?-1:+(e.key===`ArrowDown`||e.key===`Enter`),i=(r===0?void 0:this.querySelectorAll(`.grid tr`)[t+r])?.querySelectorAll(`input`)[n];i&&(e.preventDefault(),i.focus(),i.select())}edit(){this.table&&this.desk?.drafts.set(this.table.file,{version:this.table.version,rows:this.rows}),this.effect(),this.requestUpdate()}async save(){let e=this.table;if(!e)return;let t=JSON.stringify(this.rows),n=await this.desk?.try(()=>C.writeTable(e.file,e.version,this.rows));if(!n||!this.desk)return;let r=this.desk.drafts.get(e.file),i=r&&JSON.stringify(r.rows)!==t;i?r.version=n.version:this.desk.drafts.delete(e.file),this.table?.file===e.file&&(this.table=n,i||(this.rows=n.rows.map(e=>[...e]))),this.desk.checked=void 0,this.desk.soonChecked(),this.desk.refresh(),this.requestUpdate()}render(){let e=this.language,t=this.desk?.study,i=t?_t(t.values,t.file):[],a=new Set(i.map(e=>e.key)),o=new Set(i.map(e=>e.file)),s=(this.desk?.listed.files??[]).map(e=>e.name).filter(e=>Q(e)&&!o.has(e)),c=Object.keys(vt).filter(e=>t&&!a.has(e)&&j(t.values,e.split(`.`))===void 0&&(!e.startsWith(`suitability`)||j(t.values,[`suitability`])!==void 0)&&(e!==`suitability.weights.ahp`||j(t.values,[`suitability`,`criteria`])!==void 0)),l=Math.max(1,...this.rows.map(e=>e.length)),u=this.rows.slice(0,501),d=Array.from({length:l},(e,t)=>Et(u.map(e=>e[t]??``)));return r`<div class="row">
        <label for="table">${w(`chooseTable`,e)}</label>
        <select
          id="table"
          @change=${e=>{let t=e.target.value,n=i.find(e=>e.key===t);(n??t)&&this.choose(n?.key??``,n?.file??t)}}
        >
          <option value="" ?selected=${!this.table}>${w(`chooseOne`,e)}</option>
          ${i.map(t=>r`<option value=${t.key} ?selected=${t.key===this.key}>${k(t.key,t.file,e)}</option>`)}
          ${s.length>0?r`<optgroup label=${w(`otherTables`,e)}>
                  ${s.map(e=>r`<option value=${e} ?selected=${!this.key&&e===this.table?.file}>${e}</option>`)}
                </optgroup>`:n}
        </select>
        ${this.table?r`<button
                  class="main"
                  id="save-table"
                  ?disabled=${!this.desk?.drafts.has(this.table.file)}
                  @click=${()=>void this.save()}
                >
                  ${w(`save`,e)}
                </button>
                ${this.desk?wt(this.desk,this.table.file):n}`:n}
      </div>
      ${i.length===0?r`<p>${w(`noTables`,e)}</p>`:n}
      ${this.table?n:r`<p class="row">
              ${c.map(t=>r`<button class="begin" @click=${()=>void this.begin(t)}>${w(`newTable`,e,t)}</button>`)}
            </p>`}
      ${this.table&&this.desk&&J(this.key)?r`<div class="effect" role="status" aria-busy=${this.waiting?`true`:`false`}>
              ${Ze(this.desk,this.said,this.key,this.rows,this.row)}
              ${this.waiting&&!this.said?r`<p class="small">${w(`working`,e)}</p>`:n}
              ${L(this.desk,this.wrong,void 0,void 0,!0)}
            </div>`:n}
      ${this.table?r`<div class="grid" tabindex="0" role="region" aria-label=${this.table.file}>
                <table>
                  <tbody>
                    ${u.map((e,t)=>this.line(e,t,d))}
                  </tbody>
                </table>
              </div>
              ${this.rows.length>501?r`<p class="small">${gt} / ${this.rows.length-1} ${w(`rows`,e)}</p>`:r`<div class="row">
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
                    </div>`}`:n}`}line(e,t,i){let a=e=>this.rows[0]?.[e]||String(e+1),o=n=>t>0&&n>0&&e[0]?.trim()?`${e[0]}, ${t+1}`:String(t+1);return r`<tr>
      ${Array.from(i,(n,i)=>r`<td>
            <input
              size=${n}
              aria-label=${`${a(i)}, ${o(i)}`}
              .value=${c(e[i]??``)}
              @focus=${()=>{this.row=t,this.requestUpdate()}}
              @paste=${e=>this.paste(e,t,i)}
              @keydown=${e=>this.move(e,t,i)}
              @input=${n=>{for(;e.length<=i;)e.push(``);e[i]=n.target.value,this.mirror(t,i),this.edit()}}
            />
          </td>`)}
      <td>
        ${t>0?r`<button
                aria-label=${`${w(`removeRow`,this.language)} ${t+1}`}
                @click=${()=>{this.rows.splice(t,1),this.edit()}}
              >
                ×
              </button>`:n}
      </td>
    </tr>`}},$=[`files`,`form`,`tables`,`run`,`text`],Ot=class extends a{constructor(...e){super(...e),this.desk=new ie,this.tab=`files`,this.places=new Map,this.toField=e=>{this.show(`form`),this.updateComplete.then(()=>{fe(e)||this.show(`text`)})}}createRenderRoot(){return this}connectedCallback(){super.connectedCallback();let e=new URLSearchParams(location.hash.slice(1)),t=e.get(`lang`)??d(`lang`)??navigator.language;this.desk.language=t.startsWith(`zh`)?`zh`:`en`;let n=e.get(`dark`)??d(`dark`);this.desk.dark=n===void 0?matchMedia(`(prefers-color-scheme: dark)`).matches:n===`1`;let r=e.get(`tab`);this.tab=$.find(e=>e===r)??`files`,this.desk.on(()=>this.requestUpdate()),this.look(),this.desk.open(e.get(`study`)).then(()=>this.look()),addEventListener(`hashchange`,()=>location.reload()),addEventListener(`beforeunload`,e=>{this.desk.unsaved&&e.preventDefault()})}look(){let{language:e,dark:t,study:n}=this.desk;document.documentElement.lang=e===`zh`?`zh-CN`:`en`,document.documentElement.dataset.theme=t?`dark`:`light`,document.title=w(`title`,e),p(`lang`,e),p(`dark`,t?`1`:`0`);let r=new URLSearchParams({tab:this.tab,lang:e,dark:t?`1`:`0`});n&&r.set(`study`,n.file),history.replaceState(null,``,`#`+r.toString()),this.requestUpdate()}show(e){e!==this.tab&&(this.places.set(this.tab,scrollY),this.updateComplete.then(()=>scrollTo(0,this.places.get(e)??0))),this.tab=e,this.look()}t(e){return w(e,this.desk.language)}render(){let e=this.desk,t=e.studies();return r`<header>
        <h1>${this.t(`title`)}</h1>
        ${t.length>0?r`<label for="study">${this.t(`studyFile`)}</label>
                <select
                  id="study"
                  .value=${e.study?.file??``}
                  @change=${t=>{e.load(t.target.value).then(()=>this.look())}}
                >
                  ${t.map(t=>r`<option value=${t} ?selected=${t===e.study?.file}>${t}</option>`)}
                </select>`:n}
        <span class="grow small" role="status">${e.slow&&!e.gone?this.t(`slow`):n}</span>
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
        ${$.map(e=>r`<button
              role="tab"
              id=${`tab-`+e}
              aria-selected=${String(e===this.tab)}
              aria-controls="panel"
              tabindex=${e===this.tab?0:-1}
              @click=${()=>this.show(e)}
            >
              ${this.t(e)}${e===`run`?this.count():n}
            </button>`)}
      </div>
      <main id="panel" role="tabpanel" aria-labelledby=${`tab-`+this.tab} tabindex="-1">${this.panel()}</main>`}count(){let e=this.desk.problems.filter(e=>!e.caution).length;return e>0?r` <span class="count problem">${e}</span>`:n}turn(e){let t=e.key===`ArrowRight`?1:e.key===`ArrowLeft`?-1:0;if(t===0)return;let n=$[($.indexOf(this.tab)+t+$.length)%$.length];this.show(n),this.updateComplete.then(()=>document.getElementById(`tab-`+n)?.focus())}trouble(){let e=this.desk,t=e.left,i=e.refused.length>0||e.failed!==``||e.gone;if(!i&&t.length===0)return n;let a=e.refused.find(e=>e.code===`STUDIO-02`)?.place.en??``,o=e.study?.file??``;return r`<div class="trouble" role="alert">
      ${e.gone?r`<p>${this.t(`gone`)}</p>`:n} ${e.failed?r`<p>${e.failed}</p>`:n}
      ${L(e,e.refused,this.toField)}
      ${t.length>0?r`<p id="left">${this.t(`notWritten`)}</p>
              <ul>
                ${t.map(e=>r`<li><code>${e.key}</code> ${e.text}</li>`)}
              </ul>
              <button @click=${()=>void e.again()}>${this.t(`applyAgain`)}</button>`:n}
      ${e.drafts.has(a)&&(t.length===0||a!==o)?r`<button @click=${()=>void e.saveOver(a)}>${this.t(`saveOver`)}</button>`:n}
      ${a||t.length>0?r`<button @click=${()=>e.reload(a||o)}>${this.t(`reload`)}</button>`:n}
      ${i?r`<button
              @click=${()=>{e.refused=[],e.failed=``,e.gone=!1,this.requestUpdate()}}
            >
              ${this.t(`close`)}
            </button>`:n}
    </div>`}panel(){let e=this.desk;if(!e.form)return r`<p role="status">${e.refused.length>0?n:this.t(`looking`)}</p>`;if(!e.study)return r`${this.creation()} ${V(e)}`;switch(this.tab){case`files`:return V(e);case`form`:return ke(e);case`tables`:return Ct(e);case`run`:return Re(e,this.toField);case`text`:return this.source()}}creation(){return r`<section>
      <h2>${this.t(`newStudy`)}</h2>
      <p>${this.t(`newStudyHelp`)}</p>
      <form class="row" @submit=${e=>{e.preventDefault();let t=this.querySelector(`#new-title`)?.value.trim(),n=this.querySelector(`#new-file`)?.value.trim();t&&n&&this.desk.create(/\.ya?ml$/i.test(n)?n:n+`.yaml`,t).then(()=>this.look())}}>
        <label for="new-title">${this.t(`studyTitle`)}</label
        ><input id="new-title" required pattern=".*\\S.*" autocomplete="off" />
        <label for="new-file">${this.t(`fileName`)}</label
        ><input id="new-file" value="study.yaml" required pattern=".*\\S.*" autocomplete="off" />
        <button class="main" id="create">${this.t(`create`)}</button>
      </form>
    </section>`}source(){let{study:e,drafts:t}=this.desk;if(!e)return r``;let n=t.get(e.file);return r`<label for="source">${e.file}</label>
      <textarea
        id="source"
        rows="30"
        spellcheck="false"
        .value=${c(n?.text??e.text)}
        @input=${r=>{let i=r.target.value;t.set(e.file,{version:n?.version??e.version,text:i}),this.requestUpdate()}}
      ></textarea>
      <div class="row">
        <button class="main" @click=${()=>void this.desk.write(n?.text??e.text)}>${this.t(`save`)}</button> ${wt(this.desk,e.file)}
      </div>
      ${L(this.desk,this.desk.problems,this.toField)}`}};customElements.define(`cs-tables`,Dt),customElements.define(`cs-studio`,Ot);