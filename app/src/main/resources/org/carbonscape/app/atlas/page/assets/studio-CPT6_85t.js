import{c as e,d as t,f as n,l as r,m as i,p as a,r as o,u as s}from"./text-Bd8wKhDP.js";var c={ATTRIBUTE:1,CHILD:2,PROPERTY:3,BOOLEAN_ATTRIBUTE:4,EVENT:5,ELEMENT:6},l=e=>(...t)=>({_$litDirective$:e,values:t}),u=class{constructor(e){}get _$AU(){return this._$AM._$AU}_$AT(e,t,n){this._$Ct=e,this._$AM=t,this._$Ci=n}_$AS(e,t){return this.update(e,t)}update(e,t){return this.render(...t)}},{I:d}=a,f=e=>e.strings===void 0,p={},m=(e,t=p)=>e._$AH=t,h=l(class extends u{constructor(e){if(super(e),e.type!==c.PROPERTY&&e.type!==c.ATTRIBUTE&&e.type!==c.BOOLEAN_ATTRIBUTE)throw Error("The `live` directive is not allowed on child or event bindings");if(!f(e))throw Error("`live` bindings can only contain a single expression")}render(e){return e}update(e,[n]){if(n===t||n===s)return n;let r=e.element,i=e.name;if(e.type===c.PROPERTY){if(n===r[i])return t}else if(e.type===c.BOOLEAN_ATTRIBUTE){if(!!n===r.hasAttribute(i))return t}else if(e.type===c.ATTRIBUTE&&r.getAttribute(i)===n+``)return t;return m(e),n}}),g=class extends Error{constructor(e,t,n){super(n),this.status=e,this.problems=t}},_=class extends Error{};async function v(e,t){let n=await fetch(`studio/`+e,t===void 0?{}:{method:`POST`,body:t}).catch(()=>{throw new _}),r=(n.headers.get(`Content-Type`)??``).startsWith(`application/json`);if(n.ok&&r)return n.json();let i=r?(await n.json()).problems:[];throw new g(n.status,i,r?``:await n.text())}var y=(e,t)=>e+`?file=`+encodeURIComponent(t),b={workspace:()=>v(`workspace`),form:()=>v(`form`),study:e=>v(y(`study`,e)),change:(e,t,n)=>v(y(`study`,e),JSON.stringify({version:t,edits:n})),write:(e,t,n)=>v(y(`study`,e),JSON.stringify({version:t,text:n})),check:e=>v(y(`check`,e),`{}`),inspect:async e=>(await v(`inspect`,JSON.stringify({files:e}))).files,upload:async(e,t)=>(await v(y(`files`,e),t)).files,runs:async()=>(await v(`runs`)).runs,run:(e,t,n,r)=>v(`runs`,JSON.stringify({study:e,out:t,language:n,replace:r})),cancel:e=>v(`runs/${encodeURIComponent(e)}/cancel`,`{}`),table:e=>v(y(`table`,e)),writeTable:(e,t,n)=>v(y(`table`,e),JSON.stringify({version:t,rows:n})),effect:(e,t)=>v(`effect/`+e,JSON.stringify(t))},ee={title:[`Carbonscape studio`,`Carbonscape 工作台`],study:[`Study`,`研究`],studyFile:[`Study file`,`研究文件`],newStudy:[`New study`,`新建研究`],newStudyHelp:[`There is no study file here yet. Name one; it is written into the workspace.`,`此工作区还没有研究文件。请为研究命名，文件将写入工作区。`],studyTitle:[`Title of the study`,`研究名称`],create:[`Create`,`创建`],fileName:[`File name`,`文件名`],files:[`Files`,`文件`],form:[`Settings`,`设置`],tables:[`Tables`,`表格`],run:[`Check and run`,`检查与运行`],text:[`Text`,`文本`],language:[`中文`,`English`],dark:[`Dark`,`深色`],light:[`Light`,`浅色`],workspace:[`Workspace`,`工作区`],drop:[`Drop files here, or choose them`,`将文件拖到此处，或点击选择`],dropHelp:[`A zip archive is unpacked. Files that are there already are never replaced. Large rasters: copy them into the workspace folder yourself.`,`压缩包会自动解压；已有的同名文件不会被替换。较大的栅格请直接复制到工作区文件夹。`],sending:[`Sending`,`正在上传`],refresh:[`Look again`,`刷新`],whatIsIt:[`What is it?`,`查看内容`],looking:[`Looking into the files …`,`正在读取文件…`],raster:[`raster`,`栅格`],vector:[`polygons`,`面`],table:[`table`,`表格`],unknown:[`other`,`其他`],crs:[`Coordinate system`,`坐标系`],grid:[`Grid`,`格网`],cells:[`cells`,`像元`],cell:[`cell`,`像元边长`],noData:[`No data`,`无数据`],classes:[`Classes`,`类别`],values:[`Values`,`数值范围`],years:[`Years`,`年份`],overlaps:[`Covered by the others`,`被其他文件覆盖`],units:[`Units`,`单元`],idColumn:[`id`,`编号`],nameColumn:[`name`,`名称`],columns:[`Columns`,`列`],rows:[`rows`,`行`],criteria:[`Criteria`,`准则`],sheet:[`Sheet`,`工作表`],noTable:[`no table begins here`,`未见表头`],namedBy:[`named by {0}, {1} % of the cells`,`按图例 {0} 命名，覆盖 {1} % 的像元`],useLand:[`Use as land use of`,`用作该年土地利用：`],useLegend:[`Use this legend`,`采用此图例`],useUnits:[`Use as units`,`用作单元`],useAs:[`Use as`,`用作`],useDriver:[`Use as driver`,`用作驱动因子`],used:[`in the study`,`已用于研究`],add:[`Add`,`添加`],addSection:[`Add with settings of its own`,`添加并单独设置`],remove:[`Take out`,`移除`],name:[`Name`,`名称`],value:[`Value`,`值`],use:[`use`,`启用`],standard:[`default`,`默认`],example:[`such as`,`如`],required:[`required`,`必填`],check:[`Check`,`检查`],checking:[`Checking …`,`正在检查…`],checked:[`Checked`,`已检查`],unchecked:[`Changed since the last check`,`上次检查后有改动`],colon:[`: `,`：`],comma:[`, `,`，`],problems:[`{0} problems`,`{0} 个问题`],oneProblem:[`1 problem`,`1 个问题`],cautions:[`{0} cautions`,`{0} 条提醒`],oneCaution:[`1 caution`,`1 条提醒`],problem:[`Problem`,`问题`],caution:[`Caution`,`提醒`],nothingWrong:[`Nothing is wrong with it.`,`没有发现问题。`],memory:[`Memory for a run: about`,`运行约需内存：`],start:[`Run`,`运行`],out:[`Folder of the result`,`结果文件夹`],replace:[`Replace an earlier result that was changed since`,`允许替换改动过的旧结果`],cancel:[`Cancel`,`取消`],again:[`Run again`,`再次运行`],runs:[`Runs`,`任务`],noRuns:[`Nothing has run here yet.`,`还没有运行过。`],waiting:[`waiting`,`等待中`],running:[`running`,`运行中`],done:[`done`,`已完成`],failed:[`failed`,`失败`],cancelled:[`cancelled`,`已取消`],left:[`ended with the program; run it again: what its stages had finished is kept`,`随程序中断；可再次运行，已完成的阶段会从缓存继续`],secondsLeft:[`about {0} left`,`约剩 {0}`],fromCache:[`from the cache`,`取自缓存`],openAtlas:[`Open the atlas`,`打开图集`],openReport:[`Report`,`报告`],results:[`Results here`,`已有结果`],save:[`Save`,`保存`],reload:[`Reload`,`重新载入`],gone:[`The program does not answer. Where it has ended, start it again for this folder: this page then goes on, with what was typed.`,`程序没有响应。若程序已结束，请对此文件夹重新启动，本页面将继续工作，已输入的内容会保留。`],slow:[`Waiting for the program …`,`正在等待程序响应…`],noSuchStudy:[`The address of this page names a study that is not in this workspace: {0}`,`本页地址所指的研究文件不在此工作区：{0}`],discard:[`Discard changes`,`放弃修改`],unsaved:[`Not saved yet, so a run does not have it: {0}`,`尚未保存，运行时不会采用：{0}`],goTo:[`Go to the field`,`转到该项`],close:[`Close`,`关闭`],chooseTable:[`Table`,`表格`],chooseOne:[`Choose a table…`,`请选择表格`],noTables:[`The study names no tables yet.`,`研究中尚未引用表格。`],otherTables:[`Other tables of the workspace`,`工作区中的其他表格`],addRow:[`Add a row`,`添加一行`],addColumn:[`Add a column`,`添加一列`],removeRow:[`Take out this row`,`移除此行`],consistency:[`Consistency ratio CR`,`一致性比例 CR`],consistent:[`consistent (under 0.10)`,`一致（小于 0.10）`],inconsistent:[`inconsistent (0.10 or more)`,`不一致（不小于 0.10）`],worst:[`Look first at {0} against {1}: {2} is given, the others imply {3}.`,`先看 {0} 与 {1}：所给为 {2}，其余判断推得 {3}。`],newTable:[`New table {0}`,`新建表 {0}`],working:[`Working it out …`,`正在计算…`],byMethod:[`weights by {0}, random index {1}`,`权重方法 {0}，随机一致性指标 {1}`],gradingOf:[`Grading of {0}`,`{0} 的分级`],curve:[`Score over value`,`得分随取值的变化`],noCurve:[`This row makes no curve yet.`,`此行尚不能画出曲线。`],landByScore:[`Share of land by score`,`各得分的土地占比`],landByLevel:[`Share of land by level`,`各等级的土地占比`],landByZone:[`Share of land by zone`,`各分区的土地占比`],coarse:[`Preview on {0} × {1} cells; in a run small patches join their surroundings.`,`预览基于 {0} × {1} 个像元；正式运行时，小图斑将并入周围。`],unknownLayers:[`Only a run knows {0}: rules about it match nowhere in this preview. Run the study once to see them.`,`{0} 须运行后才有；预览中与之有关的规则均不成立。请先运行一次研究。`],recorded:[`Hot spots are those of the result “{0}”; a run finds them anew.`,`冷热点取自已有结果“{0}”；正式运行时将重新计算。`],aboutSoon:[`About right: worked out on cells of {0} m. The exact shares follow.`,`近似结果：按 {0} 米像元估算，精确占比随后给出。`],aboutOnly:[`About right: worked out on cells of {0} m. Only a run gives exact shares for a study of this size.`,`近似结果：按 {0} 米像元估算。此研究范围较大，精确占比须运行后得出。`],scenario:[`Scenario`,`情景`],moved:[`Land moved, ha`,`转换土地（ha）`],difference:[`Change of net flux, tCO₂ a year`,`净通量变化（tCO₂/年）`],line:[`line {0}`,`第 {0} 行`],seconds:[`s`,`秒`],minutes:[`min`,`分`],hours:[`h`,`小时`]};function x(e,t,...n){return ee[e][t===`en`?0:1].replace(/\{(\d)\}/g,(e,t)=>String(n[Number(t)]??``))}function S(e,t,n){return x(e===1?t===`problems`?`oneProblem`:`oneCaution`:t,n,e)}function C(e,t){let n=Math.max(0,Math.round(e)),r=e=>x(e,t);return n<60?`${n} ${r(`seconds`)}`:n<3600?`${Math.floor(n/60)} ${r(`minutes`)} ${n%60} ${r(`seconds`)}`:`${Math.floor(n/3600)} ${r(`hours`)} ${Math.floor(n/60)%60} ${r(`minutes`)}`}function w(e,t){let n=(e.charAt(0).toUpperCase()+e.slice(1)).replaceAll(` `,` `);return/[.。?？!！]$/.test(n)?n:n+(t===`zh`?`。`:`.`)}var te=256<<20,ne=1e3,re=class{constructor(){this.language=`en`,this.dark=!1,this.listed={folder:``,files:[],results:[],uploadBytes:0},this.checking=!1,this.inspected=new Map,this.looking=!1,this.lookAgain=!1,this.runs=[],this.refused=[],this.failed=``,this.sending=``,this.gone=!1,this.slow=!1,this.typed=new Map,this.drafts=new Map,this.out=`run`,this.replace=!1,this.followers=[],this.pending=Promise.resolve()}on(e){this.followers.push(e)}tell(){this.followers.forEach(e=>e())}get problems(){return this.study?this.checked?.version===this.study.version?this.checked.problems:this.study.problems:[]}async open(e){let t=await this.try(()=>Promise.all([b.form(),b.workspace()]));if(!t)return;[this.form,this.listed]=t;let n=this.studies();e&&!n.includes(e)&&(this.failed=x(`noSuchStudy`,this.language,e));let r=n.find(t=>t===e)??n.find(e=>/(^|\/)study\.ya?ml$/.test(e))??n[0];r&&await this.load(r,this.failed),this.tell(),this.follow(),this.look()}studies(){return this.listed.files.map(e=>e.name).filter(e=>/\.ya?ml$/i.test(e))}follow(){let e=new EventSource(`studio/events`);e.addEventListener(`error`,()=>{this.gone||=e.readyState===EventSource.CONNECTING,this.tell()}),e.addEventListener(`open`,()=>void(this.gone&&this.back())),e.addEventListener(`runs`,e=>{let t=this.runs.filter(e=>e.result).length;this.runs=JSON.parse(e.data).runs,this.tell(),this.runs.filter(e=>e.result).length!==t&&this.refresh()})}async back(){let e=await this.try(()=>b.workspace());if(e){if(e.folder!==this.listed.folder)return location.reload();this.listed=e;for(let[e,{text:t,edits:n}]of this.typed)n&&await this.enter(e,t,n);this.soonChecked(),this.look()}}async try(e){let t=this.pending.then(e);this.pending=t.catch(()=>void 0);let n=window.setTimeout(()=>{this.slow=!0,this.tell()},ne);try{let e=await t;return this.refused=[],this.failed=``,this.gone=!1,e}catch(e){this.wrong(e);return}finally{clearTimeout(n),this.slow=!1,this.tell()}}wrong(e){this.gone=e instanceof _,this.refused=e instanceof g?e.problems:[],this.failed=this.gone||this.refused.length>0?``:String(e instanceof Error?e.message:e)}reload(e){this.drafts.delete(e),this.table&&={...this.table},this.study&&this.load(this.study.file)}load(e,t=``){return this.try(async()=>{e!==this.study?.file&&(this.table=void 0),this.study=await b.study(e),this.typed.clear(),this.checked=void 0,this.soonChecked()}).then(()=>this.failed||=t)}async enter(e,t,n){this.typed.set(e,{text:t,edits:n}),await this.change(n),!this.gone&&this.typed.get(e)?.text===t&&this.typed.delete(e),this.tell()}change(e){return this.try(async()=>{this.study&&(this.study=await b.change(this.study.file,this.study.version,e),this.soonChecked())})}write(e){return this.try(async()=>{if(!this.study)return;let{file:t,version:n}=this.study;this.study=await b.write(t,this.drafts.get(t)?.version??n,e),this.drafts.delete(t),this.soonChecked()})}create(e,t){return this.try(async()=>{this.study=await b.change(e,``,[{path:[`study`],value:t}]),this.listed=await b.workspace()})}soonChecked(){clearTimeout(this.checkLater),this.checkLater=window.setTimeout(()=>void this.check(),700)}async check(){if(clearTimeout(this.checkLater),!this.study||this.checking)return;this.checking=!0,this.tell();let e=this.study.file;try{this.checked=await b.check(e)}catch(e){this.wrong(e)}this.checking=!1,this.tell(),this.study?.file===e&&this.checked&&this.checked.version!==this.study.version&&this.soonChecked()}async refresh(){await this.try(async()=>{this.listed=await b.workspace()}),await this.look()}async look(e=[]){let t=this.listed.files.filter(t=>e.includes(t.name)||t.bytes<te&&/\.(tiff?|img|asc|vrt|gpkg|shp|geojson|fgb|kml|csv|tsv|txt|xlsx?|xlsm)$/i.test(t.name)).map(e=>e.name).slice(0,60);if(this.lookAgain=this.looking,!(t.length===0||this.looking)){this.looking=!0,this.tell();try{for(let e of t)if(!this.inspected.has(e)){for(let t of await b.inspect([e]))this.inspected.set(t.file,t);this.tell()}let e=await b.inspect(t);this.inspected=new Map(e.map(e=>[e.file,e]))}catch(e){this.wrong(e)}this.looking=!1,this.tell(),this.lookAgain&&await this.look(e)}}async upload(e){for(let t of e)if(this.sending=t.name,this.tell(),!await this.try(()=>b.upload(t.name,t)))break;this.sending=``;let t=this.refused;await this.refresh(),this.refused=t,this.tell()}run(e,t,n){return this.try(async()=>{await b.run(e,t,this.language,n),this.runs=await b.runs()})}cancel(e){return this.try(()=>b.cancel(e))}};function T(e){return typeof e==`object`&&!Array.isArray(e)}function E(e,t){let n=e;for(let e of t)n=T(n)?n[e]:void 0;return n}function ie(e,t){let n=[e.key,...e.alsoCalled??[]];return T(t)&&n.find(e=>e in t)||e.key}function ae(e,t){let n=e.items??[],r=n.filter(e=>e.key===`*`);if(r.length===0||!T(t))return[];let i=new Set(n.flatMap(e=>[e.key,...e.alsoCalled??[]]));return Object.keys(t).filter(e=>!i.has(e)).map(e=>({key:e,item:r.find(n=>!!n.items===T(t[e]))??r[0]}))}function D(e){if(e===void 0||T(e))return``;if(!Array.isArray(e))return e;let t=e.map(e=>typeof e==`string`?e:JSON.stringify(e));return t.join(t.some(e=>/[,，\n]/.test(e))?`
`:`, `)}function oe(e,t){let n=t.trim();if(n===``)return;if(!e.list)return n;let r=n.replace(/^\[(.*)\]$/s,`$1`).split(n.includes(`
`)?`
`:/[,，]/).map(e=>e.trim()).filter(e=>e!==``);return r.length===1?r[0]:r}var se=(e,t)=>t.every((t,n)=>e[n]===t);function O(e,t){return e.filter(e=>e.path.length===t.length&&se(e.path,t))}function k(e,t){return e.filter(e=>se(e.path,t))}function A(e,t){let n=t.split(`/`).slice(0,-1),r=e.split(`/`),i=0;for(;i<n.length&&i<r.length-1&&n[i]===r[i];)i++;return`../`.repeat(n.length-i)+r.slice(i).join(`/`)}function j(e,t){let n=t.split(`/`).slice(0,-1);for(let t of e.split(`/`))t===`..`?n.pop():t!==`.`&&t!==``&&n.push(t);return n.join(`/`)}function M(e){return/FILE|RASTER|\bPATH\b/.test(e.label??``)}var N=e=>`f-`+e.map(e=>encodeURIComponent(e)).join(`-`);function ce(e){for(let t=e.length;t>0;t--){let n=document.getElementById(N(e.slice(0,t)));if(n){for(let e=n;e;e=e.parentElement)e instanceof HTMLDetailsElement&&(e.open=!0);return n.scrollIntoView({block:`center`}),n.focus(),!0}}return!1}function P(t,r,i,a){if(r.length===0)return s;let o=t.language;return n`<ul class="problems" id=${a??s}>
    ${r.map(t=>n`<li class=${t.caution?`caution`:`problem`}>
          <span class="mark">${x(t.caution?`caution`:`problem`,o)}</span>
          ${i?n`<b>${e(t.place,o)}</b>${x(`colon`,o)}`:s}${w(e(t.found,o),o)}
          <span class="remedy">${e(t.remedy,o)}</span>
          <code class="small">${t.code}</code>
          ${i&&t.path.length>0?n`<button class="plain" @click=${()=>i(t.path)}>${x(`goTo`,o)}</button>`:s}
        </li>`)}
  </ul>`}var le=.9;function ue(e){let t=e.language,r=t=>t&&void e.upload([...t]);return n`<div
      class="drop"
      @dragover=${e=>e.preventDefault()}
      @drop=${e=>{e.preventDefault(),r(e.dataTransfer?.files)}}
    >
      <label for="upload">${x(`drop`,t)}</label>
      <input
        id="upload"
        type="file"
        multiple
        aria-describedby="upload-help"
        @change=${e=>r(e.target.files)}
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
      ${e.listed.files.filter(e=>!/\.(aux\.xml|ya?ml|dbf|shx|prj|cpg|tfw|ovr)$/i.test(e.name)).map(t=>de(e,t.name,t.bytes))}
    </ul>`}function de(e,t,r){let i=e.language,a=e.inspected.get(t),o=a&&[`raster`,`vector`,`table`].includes(a.kind)?a.kind:`unknown`;return n`<li>
    <h3>
      ${t}
      <span class="badge">${x(o,i)}</span>
      ${fe(e,t)?n`<span class="badge used">${x(`used`,i)}${x(`colon`,i)}${fe(e,t)}</span>`:s}
    </h3>
    ${a?me(e,a):n`<p class="small">
            ${r<1e6?`${Math.ceil(r/1e3)} kB`:`${(r/1e6).toFixed(1)} MB`}
            <button @click=${()=>void e.look([t])}>${x(`whatIsIt`,i)}</button>
          </p>`}
  </li>`}function fe(e,t){let n=e.study;if(!n)return``;let r=(e,i)=>{if(typeof e==`string`)return j(pe(e),n.file)===t?i.join(`.`):``;let a=Array.isArray(e)?e.map(e=>[``,e]):Object.entries(e);for(let[e,t]of a){let n=r(t,e?[...i,e]:i);if(n)return n}return``};return r(n.values,[])}function pe(e){return e.replace(/(\.xls[xm]?)#.*$/i,`$1`)}function me(e,t){let r=e.language,i=[],a=Array.isArray(t.columns)?t.columns:void 0;if(t.crs&&i.push([x(`crs`,r),t.crs]),t.kind===`raster`&&typeof t.columns==`number`&&(i.push([x(`grid`,r),`${o(t.columns)} × ${o(t.rows??0)}, ${x(`cell`,r)} ${(t.cell??[]).map(e=>o(e)).join(` × `)}, ${t.type??``}`]),i.push([x(`noData`,r),`${o(t.emptyCells??0)} ${x(`cells`,r)}${t.noDataValue?` (${t.noDataValue})`:``}`])),t.classes&&t.classes.length<=60?i.push([x(`classes`,r),he(t,r)]):t.classes&&i.push([x(`classes`,r),o(t.classes.length)]),t.criteria&&i.push([x(`criteria`,r),t.criteria.join(`, `)]),t.values&&i.push([x(`values`,r),`${t.values.least===null?`-`:o(t.values.least)} … ${t.values.greatest===null?`-`:o(t.values.greatest)}`]),t.years.length>0&&i.push([x(`years`,r),t.years.join(`, `)]),t.features!==void 0&&i.push([x(`units`,r),`${o(t.features)}${t.id?`, ${x(`idColumn`,r)}${x(`colon`,r)}${t.id}`:``}${t.name?`, ${x(`nameColumn`,r)}${x(`colon`,r)}${t.name}`:``}`]),t.sheets&&t.sheets.length>1)for(let n of t.sheets)i.push([`${x(`sheet`,r)} ${n.sheet}`,ge(e,t,n)]);else a&&i.push([x(`columns`,r),I(a,t.kind===`table`,t.rows,r)]);let s=(t.overlaps??[]).filter(e=>e.share<.9995);return s.length>0&&i.push([x(`overlaps`,r),s.map(e=>n`<div>${e.file}: ${Math.floor(e.share*1e3)/10} %</div>`)]),n`<dl>
      ${i.map(([e,t])=>n`<dt>${e}</dt>
            <dd>${t}</dd>`)}
    </dl>
    ${P(e,t.problems,void 0)} ${_e(e,t)}`}function he(e,t){let r=e.legends?.find(e=>e.share>le),i=new Map(r?.classes.map(e=>[e.code,e]));return n`<table class="small">
    ${r?n`<caption>
            ${x(`namedBy`,t,r.legend,Math.floor(r.share*1e3)/10)}
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
          <td class="number">${o(e.cells)} ${x(`cells`,t)}</td>
        </tr>`})}
    </tbody>
  </table>`}function ge(e,t,r){let i=e.language,a=r.columns?I(r.columns,!0,r.rows,i):n`<span class="small">${r.criteria?r.criteria.join(`, `):x(`noTable`,i)}</span>`,o=e.study,c=o?L(e,r.usableAs,`${A(t.file,o.file)}#${r.sheet}`):[];return n`${a}
  ${c.length>0?n`<div class="row">${c.map(t=>F(e,t))}</div>`:s}`}function F(e,[t,r]){return n`<button @click=${()=>void e.change(r)}>${t}</button>`}function I(e,t,r,i){return n`${t?n`<div>${o(r??0)} ${x(`rows`,i)}</div>`:s}
    <ul class="columns small" tabindex="0" aria-label=${x(`columns`,i)}>
      ${e.map(e=>n`<li>
            <b>${e.name}</b>${e.unit?` [${e.unit}]`:``}: ${e.examples.join(`, `)}${e.distinct>3?` …`:``}
          </li>`)}
    </ul>`}function _e(e,t){let r=e.study;if(!r)return s;let i=e.language,a=A(t.file,r.file),o=[],c=(...e)=>E(r.values,e)!==void 0,l=n=>t.file.split(`/`).pop()===n.legend?a:e.inspected.has(n.legend)?A(n.legend,r.file):n.legend;if(t.kind===`raster`&&t.classes){for(let e of t.years.slice(0,2)){let n=[{path:[`landUse`,`phases`,String(e)],value:a}],s=t.legends?.[0];s&&s.share>le&&!c(`landUse`,`legend`)&&n.push({path:[`landUse`,`legend`],value:l(s)}),E(r.values,[`landUse`,`phases`,String(e)])!==a&&o.push([`${x(`useLand`,i)} ${e}`,n])}for(let e of(t.legends??[]).filter(e=>e.share>.99))E(r.values,[`landUse`,`legend`])!==l(e)&&t.years.length>0&&o.push([`${x(`useLegend`,i)}: ${e.legend}`,[{path:[`landUse`,`legend`],value:l(e)}]])}let u=(t.file.split(`/`).pop()??``).replace(/\.[^.]*$/,``).replace(/[^\p{L}\p{N}_-]/gu,`_`);if(t.kind===`raster`&&t.values&&!c(`drivers`,u)&&o.push([`${x(`useDriver`,i)} ${u}`,[{path:[`drivers`,u],value:a}]]),t.kind===`vector`&&!c(`units`,u)){let e={file:a};t.id&&(e.id=t.id),t.name&&(e.name=t.name),o.push([`${x(`useUnits`,i)} ${u}`,[{path:[`units`,u],value:e}]])}return(t.sheets?.length??0)<2&&o.push(...L(e,t.usableAs??[],a)),n`<div class="row">${o.map(t=>F(e,t))}</div>`}function L(e,t,n){let r=e.study,i=[];for(let a of r?t:[]){let t=a.split(`.`);if(!r||E(r.values,t)===n)continue;let o=[{path:t,value:n}],s=E(r.values,[`units`]),c=T(s)&&Object.keys(s).find(e=>T(s[e])&&`file`in s[e]);t[t.length-1]===`file`&&c&&o.push({path:[...t.slice(0,-1),`units`],value:c}),i.push([`${x(`useAs`,e.language)} ${a.replace(/\.file$/,``)}`,o])}return i}function ve(e){return!e.form||!e.study?n``:n`<form @submit=${e=>e.preventDefault()}>
    ${P(e,O(e.problems,[]),()=>void 0)}
    ${R(e,e.form,[],e.study.values)}
    <datalist id="files">
      ${e.listed.files.map(t=>n`<option value=${A(t.name,e.study?.file??``)}></option>`)}
    </datalist>
  </form>`}function R(e,t,r,i){let a=(t.items??[]).filter(e=>e.key!==`*`),o=a.filter(e=>!e.items),s=a.filter(e=>e.items);return n`${o.map(t=>V(e,t,[...r,ie(t,i)],!1))}
  ${ae(t,i).map(({key:t,item:n})=>n.items?H(e,n,[...r,t],!0):V(e,n,[...r,t],!0))}
  ${xe(e,t,r)} ${s.map(t=>H(e,t,[...r,ie(t,i)],!1))}`}function z(e,t){return[t===void 0?{path:e}:{path:e,value:t}]}function B(e,t,n){e.change(z(t,n))}function ye(e,t,n){return r=>{let i=r.target.value;i===D(n)?e.typed.delete(N(t)):e.typed.set(N(t),{text:i})}}function V(t,r,i,a){let o=t.language,c=N(i),l=E(t.study?.values??{},i),u=k(t.problems,i),d=t.typed.get(c)?.text??D(l),f=i[i.length-1],p=[c+`-help`,u.length>0?c+`-problems`:``].join(` `).trim(),m=u.some(e=>!e.caution)?`true`:`false`;return n`<div class="field">
    <label for=${c}
      >${f}${r.required?n` <span class="small">(${x(`required`,o)})</span>`:s}</label
    >
    <div class="entry">
      ${be(t,r,i,d,p,m,e=>{let n=e.target.value;t.enter(c,n,z(i,oe(r,n)))})}
      ${a?n`<button
              type="button"
              aria-label=${x(`remove`,o)+` `+f}
              @click=${()=>B(t,i,void 0)}
            >
              ×
            </button>`:s}
    </div>
    <p class="small" id=${c+`-help`}>
      ${e(r.doc,o)}
      ${r.wanted&&!r.choices?.length&&r.schema?.type!==`boolean`?n`<span class="wanted">${w(e(r.wanted,o),o)}</span>`:s}
    </p>
    ${P(t,u,void 0,c+`-problems`)}
  </div>`}function be(t,r,i,a,o,c,l){let u=t.language,d=N(i),f=e(r.default,u),p=r.choices?.length?r.choices.map(t=>({id:t.id,doc:e(t.doc,u)})):r.schema?.type===`boolean`?[{id:`true`,doc:``},{id:`false`,doc:``}]:[];if(p.length>0&&r.list){let e=a.split(/[,，\n]/).map(e=>e.trim()).filter(Boolean),r=n=>{let r=e.includes(n)?e.filter(e=>e!==n):[...e,n];B(t,i,r.length===0?void 0:r)},c=new Set(p.map(e=>e.id));return n`<div
      id=${d}
      class="choices"
      role="group"
      tabindex="-1"
      aria-label=${i[i.length-1]}
      aria-describedby=${o}
    >
      ${e.length===0&&f?n`<span class="small">${x(`standard`,u)}${x(`colon`,u)}${f}</span>`:s}
      ${e.filter(e=>!c.has(e)).map(e=>n`<label class="check"><input type="checkbox" checked @change=${()=>r(e)} />${e}</label>`)}
      ${p.map(t=>n`<label class="check"
            ><input
              type="checkbox"
              .checked=${h(e.includes(t.id))}
              @change=${()=>r(t.id)}
            />${t.doc?`${t.id}: ${t.doc}`:t.id}</label
          >`)}
    </div>`}if(p.length>0){let e=a===``||p.some(e=>e.id===a);return n`<select
      id=${d}
      aria-describedby=${o}
      aria-invalid=${c}
      .value=${h(a)}
      @change=${l}
    >
      <option value="" ?selected=${a===``}>
        ${f?`(${x(`standard`,u)}${x(`colon`,u)}${f})`:``}
      </option>
      ${e?s:n`<option value=${a} selected>${a}</option>`}
      ${p.map(e=>n`<option value=${e.id} ?selected=${e.id===a}>${e.doc?`${e.id}: ${e.doc}`:e.id}</option>`)}
    </select>`}let m=f?`${x(`standard`,u)}${x(`colon`,u)}${f}`:r.example?`${x(`example`,u)} ${r.example}`:``,g=E(t.study?.values??{},i),_=ye(t,i,g);if(D(g).includes(`
`))return n`<textarea
      id=${d}
      rows=${Math.min(8,a.split(`
`).length+1)}
      @input=${_}
      aria-describedby=${o}
      aria-invalid=${c}
      .value=${h(a)}
      @change=${l}
    ></textarea>`;let v=r.schema?.examples??[],y=v.length>0?d+`-list`:M(r)?`files`:void 0;return n`<input
      id=${d}
      list=${y??s}
      aria-describedby=${o}
      aria-invalid=${c}
      placeholder=${m}
      autocomplete="off"
      .value=${h(a)}
      @input=${_}
      @change=${l}
    />
    ${v.length>0?n`<datalist id=${d+`-list`}>
            ${v.map(e=>n`<option value=${e}></option>`)}
            ${M(r)?t.listed.files.filter(e=>/\.(csv|xlsx|tsv)$/i.test(e.name)).map(e=>n`<option value=${A(e.name,t.study?.file??``)}></option>`):s}
          </datalist>`:s}`}function H(t,r,i,a){let o=t.language,c=N(i),l=E(t.study?.values??{},i),u=l!==void 0,d=k(t.problems,i),f=d.filter(e=>!e.caution).length,p=d.length-f,m=i[i.length-1],g=u&&i.length===1||f>0||r.required&&i.length<3;return n`<details class="section" ?open=${g}>
    <summary id=${c}>
      <b>${m}</b> <span class="small">${e(r.doc,o)}</span>
      ${f>0?n`<span class="count problem">${S(f,`problems`,o)}</span>`:s}
      ${p>0?n`<span class="count caution">${S(p,`cautions`,o)}</span>`:s}
    </summary>
    ${a?n`<button type="button" @click=${()=>B(t,i,void 0)}>${x(`remove`,o)} ${m}</button>`:r.required?s:n`<label class="check"
              ><input
                type="checkbox"
                .checked=${h(u)}
                @change=${e=>B(t,i,e.target.checked?{}:void 0)}
              />${x(`use`,o)} ${m}</label
            >`}
    ${P(t,O(t.problems,i),void 0)}
    ${typeof l==`string`||Array.isArray(l)?n`<p class="problem">${D(l)}</p>`:R(t,r,i,l)}
  </details>`}function xe(t,r,i){let a=(r.items??[]).filter(e=>e.key===`*`);if(a.length===0)return s;let o=t.language,c=a.find(e=>!e.items),l=c!==void 0&&a.some(e=>e.items),u=N([...i,`+`]),d=e=>{let[n,r]=[...e.target.closest(`.adder`)?.querySelectorAll(`input`)??[]];if(!n?.value.trim())return n?.focus();let a=[...i,n.value.trim()],o=c&&r?oe(c,r.value):{};if(o===void 0)return r?.focus();B(t,a,o),n.value=``,r&&(r.value=``),n.focus()};return n`<div class="adder row">
    <label for=${u}>${x(`name`,o)}</label>
    <input id=${u} autocomplete="off" placeholder=${i[i.length-1]===`phases`?`2020`:``} />
    ${c?n`<label for=${u+`v`}>${x(`value`,o)}</label>
            <input
              id=${u+`v`}
              autocomplete="off"
              list=${M(c)?`files`:s}
              placeholder=${c.example??``}
              @keydown=${e=>e.key===`Enter`&&d(e)}
            />`:s}
    <button type="button" @click=${d}>${x(`add`,o)}</button>
    ${l?n`<button type="button" @click=${e=>{let n=e.target.closest(`.adder`)?.querySelector(`input`);if(!n?.value.trim())return n?.focus();B(t,[...i,n.value.trim()],{}),n.value=``}}>${x(`addSection`,o)}</button>`:s}
    <span class="small">${e(a[0].doc,o)}</span>
  </div>`}function Se(e,t){let r=e.language,i=e.problems,a=i.filter(e=>!e.caution).length,o=e.checked!==void 0&&e.checked.version===e.study?.version,c=()=>{let t=e.out.trim();t&&e.study&&e.run(e.study.file,t,e.replace)};return n`<section>
      <h2>${x(`check`,r)}</h2>
      <div class="row">
        <button ?disabled=${e.checking||!e.study} @click=${()=>void e.check()}>
          ${x(`check`,r)}
        </button>
        <span role="status" id="check-state">
          ${e.checking?x(`checking`,r):`${x(o?`checked`:`unchecked`,r)}${x(`colon`,r)}${S(a,`problems`,r)}${x(`comma`,r)}${S(i.length-a,`cautions`,r)}`}
        </span>
        ${o&&e.checked?.memory_mb!==void 0?n`<span class="small">${x(`memory`,r)} ${e.checked.memory_mb} MB</span>`:s}
      </div>
      ${i.length>0?P(e,i,t):o&&!e.checking?n`<p>${x(`nothingWrong`,r)}</p>`:s}
    </section>
    <section>
      <h2>${x(`start`,r)}</h2>
      ${e.drafts.size>0?n`<p id="unsaved">${x(`unsaved`,r,[...e.drafts.keys()].join(x(`comma`,r)))}</p>`:s}
      <div class="row">
        <label for="out">${x(`out`,r)}</label>
        <input
          id="out"
          .value=${h(e.out)}
          autocomplete="off"
          @input=${t=>e.out=t.target.value}
          @keydown=${e=>e.key===`Enter`&&c()}
        />
        <label class="check"
          ><input
            type="checkbox"
            id="replace"
            .checked=${h(e.replace)}
            @change=${t=>e.replace=t.target.checked}
          />${x(`replace`,r)}</label
        >
        <button id="start" class="main" ?disabled=${!e.study} @click=${c}>${x(`start`,r)}</button>
      </div>
    </section>
    <section>
      <h2>${x(`runs`,r)}</h2>
      ${e.runs.length===0?n`<p class="small">${x(`noRuns`,r)}</p>`:s}
      <ol class="runs">
        ${e.runs.map(n=>we(e,n,t))}
      </ol>
      ${Te(e)}
    </section>`}function Ce(e,t){return e?new Date(e).toLocaleString(t===`zh`?`zh-CN`:`en-GB`):``}var U=(e,t)=>`results/${encodeURIComponent(t)}/#lang=${e.language}`;function we(t,r,i){let a=t.language,o=r.state===`running`||r.state===`waiting`,c=r.now?.share;return n`<li class=${r.state}>
    <div class="row">
      <b>${r.out}</b> <span class="small">${r.study}</span>
      <span class="badge state">${x(r.state,a)}</span>
      <span class="small">${Ce(r.ended??r.started,a)}</span>
      ${o?n`<button @click=${()=>void t.cancel(r.id)}>${x(`cancel`,a)} ${r.out}</button>`:s}
      ${r.result?n`<a class="atlas" href=${U(t,r.out)}>${x(`openAtlas`,a)}</a>
              <a href=${`results/${encodeURIComponent(r.out)}/runs/1/report.html`}>${x(`openReport`,a)}</a>`:s}
      ${[`failed`,`cancelled`,`left`].includes(r.state)?n`<button @click=${()=>void t.run(r.study,r.out,!1)}>${x(`again`,a)}</button>`:s}
    </div>
    ${r.state===`running`?n`<div class="row">
            <progress aria-label=${x(`running`,a)} max="1" .value=${c??0}></progress>
            <span class="small"
              >${r.now?.left===void 0?s:x(`secondsLeft`,a,C(r.now.left,a))}</span
            >
          </div>`:s}
    <ol class="stages small">
      ${r.stages.map((t,i)=>{let c=o&&i===r.stages.length-1,l=c?r.now?.seconds:t.seconds;return n`<li aria-current=${c?`step`:s}>
          ${e(t.name,a)} ${l===void 0?s:C(l,a)}
          ${t.cached?n`<span>(${x(`fromCache`,a)} ${Math.round(t.cached*100)} %)</span>`:s}
        </li>`})}
    </ol>
    ${P(t,r.problems??[],i)}
  </li>`}function Te(e){let t=new Set(e.runs.filter(e=>e.result).map(e=>e.out)),r=e.listed.results.filter(e=>!t.has(e));return r.length===0?s:n`<h3>${x(`results`,e.language)}</h3>
    <ul>
      ${r.map(t=>n`<li><a href=${U(e,t)}>${t}</a></li>`)}
    </ul>`}var W={breaks:[`breakpoints`,`breakpoint`,`break`,`thresholds`,`intervals`,`分级`,`断点`],classes:[`class`,`categories`,`category`,`categorical`,`类别`,`分类`],quantiles:[`quantile`,`quintiles`,`percentiles`,`分位数`],minmax:[`min-max`,`min_max`,`min max`,`normalise`,`normalize`,`极差`],linear:[`line`,`continuous`,`function`,`线性`,`连续`]},Ee=/^(negative|-|-1|descending|less|cost|lower|low|min|负向|负|逆向|成本型)$/i,G=e=>{let t=e.split(/[|;；]/).map(e=>e.trim()).filter(e=>e!==``);return t.length===1&&/^[-+\d.eE,，\s]+$/.test(t[0])?t[0].split(/[,，\s]+/).filter(e=>e):t};function De(e,t){let n=e.map(e=>e.trim().toLowerCase().replace(/ /g,`_`)),r=e=>t[n.indexOf(e)]?.trim()??``,i=r(`grading`).toLowerCase(),a=G(r(`at`)),o=G(r(`scores`)),s=o.length===0?a:a.length===0?o:[];s.length>0&&s.every(e=>/.+[=:：].+/.test(e))&&(a=s.map(e=>e.replace(/\s*[=:：][^=:：]*$/,``)),o=s.map(e=>e.replace(/^.*[=:：]\s*/,``)));let c=Object.keys(W).find(e=>e===i||W[e].includes(i))??Oe(i,a,o),l=Ee.test(r(`direction`)),u=c===`quantiles`?5:c===`breaks`?a.length+1:2,d=o.length>0?o.map(Number):ke(u,l);if(c===``||d.some(Number.isNaN))return;if(c===`classes`)return a.length===0||o.length!==a.length?void 0:{classes:a.map((e,t)=>[e,d[t]])};let f=a.map(Number);if(f.some(Number.isNaN))return;if(c===`breaks`)return f.every((e,t)=>t===0||e>f[t-1])&&f.length>0&&d.length===f.length+1?{breaks:f,scores:d}:void 0;if(c===`quantiles`)return{breaks:d.slice(1).map((e,t)=>100*(t+1)/d.length),scores:d,percentiles:!0};if(d.length!==2)return;let p=c===`minmax`||f.length===0;if(!p&&f.length!==2)return;let[m,h]=p?f.length===2?f.map(e=>100*e):c===`minmax`?[1,99]:[0,100]:f;return{line:[m,h,d[0],d[1]],percentiles:p}}function Oe(e,t,n){return e===``?t.length===0?n.length>2?`quantiles`:`minmax`:t.every(e=>/^[-+]?[\d.]+(e[-+]?\d+)?$/i.test(e))?n.length===t.length+1?`breaks`:t.length===2?`linear`:`classes`:`classes`:``}var ke=(e,t)=>Array.from({length:e},(n,r)=>1+8*(t?e-1-r:r)/(e-1));function Ae(e,t){if(e.breaks&&e.scores){let{breaks:n,scores:r}=e,i=n[n.length-1]-n[0]||Math.abs(n[0])||1,[a,o]=K(e,n[0],n[n.length-1],i,t),s=[a,...n,o];return r.flatMap((e,t)=>[[s[t],e],[s[t+1],e]])}if(e.line){let[n,r,i,a]=e.line,o=Math.min(n,r),s=Math.max(n,r),[c,l]=K(e,o,s,s-o||1,t),[u,d]=n<=r?[i,a]:[a,i];return[[c,u],[o,u],[s,d],[l,d]]}return[]}function K(e,t,n,r,i){if(e.percentiles)return[0,100];let a=t-.35*r,o=n+.35*r;return[i&&i[0]<t?Math.max(a,i[0]):a,i&&i[1]>n?Math.min(o,i[1]):o]}function q(e){return/\.ahp(\[\d+\])?$/.test(e)?`ahp`:e===`suitability.criteria`?`criteria`:e===`suitability.zones`?`zones`:e===`scenarios`?`scenarios`:void 0}var J=(e,t,n=0)=>e.toLocaleString(t===`zh`?`zh-CN`:`en-GB`,{maximumFractionDigits:n});function je(e,t,r,i,a){let o=q(r),c=t&&t.kind===o?t:void 0;return n`${Me(e,t,o,i,a)} ${c?Ne(c,e.language):s}`}function Me(e,t,n,r,i){return n===`criteria`?Fe(t?.kind===`criteria`?t:void 0,r,Math.max(1,i),e.language):!t||t.kind!==n?s:t.kind===`ahp`?Pe(t,e.language):t.kind===`zones`?Ke(t,e.language):Je(e,t)}function Ne(e,t){if(e.cell_m===void 0)return s;let r=J(Number(e.cell_m.toPrecision(2)),t);return n`<p class="small about">${x(e.follows?`aboutSoon`:`aboutOnly`,t,r)}</p>`}function Pe(e,t){let r=e.cr<e.limit;return n`<b id="cr">${x(`consistency`,t)}: ${e.cr.toFixed(3)}</b>
    ${x(r?`consistent`:`inconsistent`,t)}
    <span class="small">${x(`byMethod`,t,e.method,e.ri)}</span>
    ${e.worst&&!r?n`<p>
            ${x(`worst`,t,e.worst.first,e.worst.second,e.worst.given,e.worst.implied.toPrecision(3))}
          </p>`:s}
    <dl>
      ${e.names.map((t,r)=>n`<dt>${t}</dt>
            <dd><meter max="1" .value=${e.weights[r]} aria-label=${t}></meter> ${e.weights[r].toFixed(3)}</dd>`)}
    </dl>`}function Fe(e,t,r,i){let a=t[r];if(!a)return s;let o=a[t[0].map(e=>e.trim().toLowerCase()).indexOf(`criterion`)]?.trim()??``,c=e?.criteria.find(e=>e.name===o),l=De(t[0],a),u=!l||l.percentiles?c?.curve??l:l;return n`<h3>${x(`gradingOf`,i,o||r)}</h3>
    ${u?.classes?Ve(u.classes,t=>i===`zh`&&e?.chinese[t]||t,i):u?We(u,c?.range,i):n`<p class="small">${x(`noCurve`,i)}</p>`}
    ${c?n`<h4>${x(`landByScore`,i)}</h4>
            <dl class="shares">
              ${c.shares.map(([e,t])=>n`<dt>${Number(e.toPrecision(4))}</dt>
                    <dd>
                      <meter max="100" .value=${t} aria-label=${String(e)}></meter> ${t.toFixed(1)} %
                    </dd>`)}
            </dl>`:s}
    ${e?n`<h4>${x(`landByLevel`,i)}</h4>
            ${Ge(e.levels,i)}`:s}`}var Ie=420,Le=170,Y=34,X=e=>String(Number(e.toPrecision(4))),Z=(e,t)=>x(`curve`,t)+`: `+e.map(([e,t])=>`${e}: ${X(t)}`).join(`, `),Re=20,ze=170,Be=24;function Ve(e,t,r){let a=e.map(e=>e[1]),[o,s]=[Math.min(0,...a),Math.max(0,...a)],c=e=>ze+(e-o)/(s-o||1)*216,l=Re*e.length+4,u=Z(e.map(([e,n])=>[t(e),n]),r);return n`<svg class="curve" viewBox=${`0 0 ${Ie} ${l}`} role="img" aria-label=${u}>
    <line class="axis" x1=${c(0)} y1="0" x2=${c(0)} y2=${l}></line>
    ${e.map(([e,n],r)=>{let a=Re*r;return i`<text x=${164} y=${a+15} text-anchor="end">${He(t(e),Be)}</text><rect class="class" x=${Math.min(c(0),c(n))} y=${a+4} width=${Math.abs(c(n)-c(0))} height=${14}></rect><text x=${c(Math.max(0,n))+5} y=${a+15}>${X(n)}</text>`})}
  </svg>`}function He(e,t){let n=e=>e>`⺀`?2:1,r=[...e],i=r.reduce((e,t)=>e+n(t),0),a=``;for(let e=0,o=0;o<r.length;o++){if(e+=n(r[o]),e>t-1&&i>t)return a+`…`;a+=r[o]}return a}function Ue(e,t,n){let r=[];for(let i of e){let e=r[r.length-1];(r.length===0||Math.abs(t(i)-t(e))>=(n(i)+n(e))/2)&&r.push(i)}return r}function We(e,t,r){let a=Ae(e,t),o=a.map(e=>e[1]),s=Math.max(...o),c=Math.min(0,...o),l=e=>8+(s-e)/(s-c||1)*134,u=[a[0][0],a[a.length-1][0]],d=e=>Y+(e-u[0])/(u[1]-u[0]||1)*378,f=e.percentiles?` %`:``,p=Ue(e.breaks??a.map(e=>e[0]),d,e=>7*(X(e)+f).length+6),m=Ue([c,...o].sort((e,t)=>e-t),l,()=>12),h=Z(a.filter((e,t)=>t%2==1).map(e=>[`≤ `+X(e[0]),e[1]]),r);return n`<svg class="curve" viewBox=${`0 0 ${Ie} ${Le}`} role="img" aria-label=${h}>
    <line class="axis" x1=${Y} y1=${l(c)} x2=${412} y2=${l(c)}></line>
    <line class="axis" x1=${Y} y1="8" x2=${Y} y2=${l(c)}></line>
    ${m.map(e=>i`<text x=${29} y=${l(e)+4} text-anchor="end">${X(e)}</text>`)}
    <polyline points=${a.map(e=>`${d(e[0]).toFixed(1)},${l(e[1]).toFixed(1)}`).join(` `)}></polyline>
    ${p.map(e=>i`<text x=${d(e)} y=${164} text-anchor="middle">${X(e)}${f}</text>`)}
  </svg>`}function Ge(t,r){let a=t.filter(e=>e.percent>0),o=a.map((e,t)=>a.slice(0,t).reduce((e,t)=>e+t.percent,0));return n`<svg class="bar" viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true">
      ${a.map((e,t)=>i`<rect x=${o[t]} y="0" width=${e.percent} height="6" fill=${e.color}></rect>`)}
    </svg>
    <ul class="key">
      ${t.map(t=>n`<li>
            <svg viewBox="0 0 10 10" aria-hidden="true"><rect width="10" height="10" fill=${t.color}></rect></svg>
            ${e(t.name,r)} <b>${t.percent.toFixed(1)} %</b>
            <span class="small">${J(t.area_ha,r)} ha</span>
          </li>`)}
    </ul>`}function Ke(t,r){return n`<h3>${x(`landByZone`,r)}</h3>
    ${Ge(t.shares,r)}
    <canvas
      width=${t.columns}
      height=${t.rows}
      role="img"
      aria-label=${t.shares.map(t=>`${e(t.name,r)} ${t.percent.toFixed(1)} %`).join(`, `)}
    ></canvas>
    <p class="small">${x(`coarse`,r,t.columns,t.rows)}</p>
    ${t.recorded?n`<p class="small">${x(`recorded`,r,t.earlier??``)}</p>`:s}
    ${t.unknown.length>0?n`<p class="small">${x(`unknownLayers`,r,t.unknown.join(`, `))}</p>`:s}`}function qe(e,t){let n=e?.getContext(`2d`);if(!n)return;let r=atob(t.cells),i=n.createImageData(t.columns,t.rows),a=t.shares.map(e=>parseInt(e.color.slice(1),16));for(let e=0;e<r.length;e++){let t=r.charCodeAt(e);if(t===0)continue;let n=a[t-1];i.data.set([n>>16,n>>8&255,n&255,255],4*e)}n.putImageData(i,0,0)}function Je(e,t){let r=e.language,i=e=>(e>0?`+`:e<0?`−`:``)+J(Math.abs(e),r);return n`<div class="grid" tabindex="0" role="region" aria-label=${x(`scenario`,r)}>
      <table>
        <thead>
          <tr>
            <th scope="col">${x(`scenario`,r)}</th>
            <th scope="col">${x(`moved`,r)}</th>
            <th scope="col">${x(`difference`,r)}</th>
          </tr>
        </thead>
        <tbody>
          ${t.scenarios.map(e=>n`<tr>
                  <th scope="row">${e.scenario}</th>
                  <td class="number">${J(e.moved_ha,r)}</td>
                  <td class="number">
                    <b>${i(e.difference_tCO2)}</b>${e.difference_percent===void 0?s:` (${e.difference_percent.toFixed(2)} %)`}
                  </td>
                </tr>
                ${t.lines.filter(t=>t.scenario===e.scenario).map(e=>n`<tr>
                        <td class="small">${x(`line`,r,e.line)}</td>
                        <td></td>
                        <td class="number small">${i(e.difference_tCO2)}</td>
                      </tr>`)}`)}
        </tbody>
      </table>
    </div>
    ${P(e,t.problems,void 0)}`}var Ye=500;function Xe(e,t){let n=[],r=(e,i)=>{typeof e==`string`?Q(e)&&n.push({key:i.join(`.`),file:j(e,t)}):Array.isArray(e)?e.forEach((t,n)=>r(t,e.length<2?i:[...i.slice(0,-1),`${i[i.length-1]}[${n+1}]`])):Object.entries(e).forEach(([e,t])=>r(t,[...i,e]))};return r(e,[]),n}var Q=e=>/\.(csv|tsv|txt)$/i.test(e),Ze={"carbon.factors":[[`class`,`value`,`unit`,`source`]],"carbon.stock":[[`class`,`value`,`unit`,`source`]],"carbon.energy.file":[[`year`,`unit`,`item`,`amount`,`unit_of_amount`]],"suitability.criteria":[[`criterion`,`source`,`direction`,`grading`,`at`,`scores`]],"suitability.zones":[[`rule`,`zone`,`level`,`land_use`],[`P1`,`key_protection`,`1`,``],[`R1`,`key_restoration`,`2`,``],[`A1`,`auxiliary_restoration`,`3`,``]],"suitability.weights.ahp":[[`criterion`]],scenarios:[[`scenario`,`zone`,`from`,`to`,`area_ha`,`item`,`percent`]]},Qe={"carbon.factors":`tC/ha/yr`,"carbon.stock":`tC/ha`};function $e(e){return[[`criterion`,...e],...e.map(t=>[t,...e.map(()=>`1`)])]}function et(e){let t=/^\s*(\d+(?:\.\d+)?)(?:\s*\/\s*(\d+(?:\.\d+)?))?\s*$/.exec(e);if(!t||Number(t[1])===0)return``;let n=t[2]??`1`;return t[1]===`1`?n:`${n}/${t[1]}`}function tt(e){return n`<cs-tables .desk=${e} .language=${e.language} .chosen=${e.table}></cs-tables>`}function nt(e,t){return e.drafts.has(t)?n`<button class="discard" @click=${()=>e.reload(t)}>${x(`discard`,e.language)}</button>`:s}function rt(e){let t=E(e.study?.values??{},[`landUse`,`legend`]);if(typeof t!=`string`)return[];let n=j(t,e.study?.file??``),r=[...e.inspected.values()].flatMap(e=>(e.legends??[]).filter(e=>e.legend===t||e.legend===n).flatMap(e=>e.classes.map(e=>e.class)));return[...new Set(r)]}function it(e){let t=e=>[...e].reduce((e,t)=>e+(t>`⺀`?2:1),0);return Math.min(40,e.reduce((e,n)=>Math.max(e,t(n)),6)+1)}var at=class extends r{constructor(...e){super(...e),this.language=`en`,this.key=``,this.rows=[],this.row=1,this.wrong=[],this.asking=0,this.waiting=!1}static{this.properties={desk:{attribute:!1},language:{attribute:!1},chosen:{attribute:!1}}}createRenderRoot(){return this}choose(e,t){this.desk&&(this.desk.table={key:e,file:t},this.desk.tell())}async open(){let e=this.chosen,t=this.desk?.drafts.get(e?.file??``),n=e&&await this.desk?.try(()=>b.table(e.file));e===this.chosen&&(this.key=e?.key??``,this.table=n&&t?{...n,version:t.version}:n,this.rows=t?.rows??n?.rows.map(e=>[...e])??[],this.said=void 0,this.wrong=[],this.row=1,this.effect(),this.requestUpdate())}effect(e=150){let t=q(this.key);clearTimeout(this.later);let n=++this.asking;this.waiting=t!==void 0,t!==void 0&&(this.later=window.setTimeout(()=>{b.effect(t,{study:this.desk?.study?.file??``,rows:this.rows}).then(e=>this.told(n,{kind:t,...e},[])).catch(e=>this.told(n,void 0,e instanceof g?e.problems:[]))},e))}told(e,t,n){e===this.asking&&(this.waiting=!1,this.said=t,this.wrong=n,this.requestUpdate(),t?.follows&&this.isConnected&&(this.effect(1500),this.waiting=!1))}updated(e){e.has(`chosen`)&&this.open(),this.said?.kind===`zones`&&qe(this.querySelector(`canvas`),this.said)}async begin(e){let t=this.desk?.study;if(!t)return;let n=e.split(`.`).filter(e=>e!==`file`).pop()+`.csv`,r=j(n,t.file),i=await this.beginning(e);await this.desk?.try(()=>b.writeTable(r,``,i))&&(await this.desk?.change([{path:e.split(`.`),value:n}]),await this.desk?.refresh(),this.choose(e,r))}async beginning(e){let t=this.desk,n=t?.study,r=Ze[e];if(!t||!n)return r;if(e in Qe)return[...r,...rt(t).map(t=>[t,``,Qe[e],``])];let i=E(n.values,[`suitability`,`criteria`]);if(e!==`suitability.weights.ahp`||typeof i!=`string`||!Q(i))return r;let a=await t.try(()=>b.table(j(i,n.file))),o=a?.rows[0].findIndex(e=>e.trim().toLowerCase()===`criterion`)??-1;return o<0?r:$e((a?.rows.slice(1)??[]).map(e=>e[o]).filter(Boolean))}mirror(e,t){let n=this.rows.every(e=>e.length===this.rows.length);if(q(this.key)!==`ahp`||!n||e===0||t===0||e===t)return;let r=et(this.rows[e][t]);r&&this.rows[t][e].trim()&&(this.rows[t][e]=r)}edit(){this.table&&this.desk?.drafts.set(this.table.file,{version:this.table.version,rows:this.rows}),this.effect(),this.requestUpdate()}async save(){let e=this.table;if(!e)return;let t=await this.desk?.try(()=>b.writeTable(e.file,e.version,this.rows));t&&(this.table=t,this.rows=t.rows.map(e=>[...e]),this.desk&&(this.desk.drafts.delete(e.file),this.desk.checked=void 0,this.desk.soonChecked(),this.desk.refresh()),this.requestUpdate())}render(){let e=this.language,t=this.desk?.study,r=t?Xe(t.values,t.file):[],i=new Set(r.map(e=>e.key)),a=new Set(r.map(e=>e.file)),o=(this.desk?.listed.files??[]).map(e=>e.name).filter(e=>Q(e)&&!a.has(e)),c=Object.keys(Ze).filter(e=>t&&!i.has(e)&&E(t.values,e.split(`.`))===void 0&&(!e.startsWith(`suitability`)||E(t.values,[`suitability`])!==void 0)&&(e!==`suitability.weights.ahp`||E(t.values,[`suitability`,`criteria`])!==void 0)),l=Math.max(1,...this.rows.map(e=>e.length)),u=this.rows.slice(0,501),d=Array.from({length:l},(e,t)=>it(u.map(e=>e[t]??``)));return n`<div class="row">
        <label for="table">${x(`chooseTable`,e)}</label>
        <select
          id="table"
          @change=${e=>{let t=e.target.value,n=r.find(e=>e.key===t);(n??t)&&this.choose(n?.key??``,n?.file??t)}}
        >
          <option value="" ?selected=${!this.table}>${x(`chooseOne`,e)}</option>
          ${r.map(e=>n`<option value=${e.key} ?selected=${e.key===this.key}>${e.key}: ${e.file}</option>`)}
          ${o.length>0?n`<optgroup label=${x(`otherTables`,e)}>
                  ${o.map(e=>n`<option value=${e} ?selected=${!this.key&&e===this.table?.file}>${e}</option>`)}
                </optgroup>`:s}
        </select>
        ${this.table?n`<button
                  class="main"
                  id="save-table"
                  ?disabled=${!this.desk?.drafts.has(this.table.file)}
                  @click=${()=>void this.save()}
                >
                  ${x(`save`,e)}
                </button>
                ${this.desk?nt(this.desk,this.table.file):s}`:s}
      </div>
      ${r.length===0?n`<p>${x(`noTables`,e)}</p>`:s}
      ${this.table?s:n`<p class="row">
              ${c.map(t=>n`<button class="begin" @click=${()=>void this.begin(t)}>${x(`newTable`,e,t)}</button>`)}
            </p>`}
      ${this.table&&this.desk&&q(this.key)?n`<div class="effect" role="status" aria-busy=${this.waiting?`true`:`false`}>
              ${je(this.desk,this.said,this.key,this.rows,this.row)}
              ${this.waiting&&!this.said?n`<p class="small">${x(`working`,e)}</p>`:s}
              ${P(this.desk,this.wrong,void 0)}
            </div>`:s}
      ${this.table?n`<div class="grid" tabindex="0" role="region" aria-label=${this.table.file}>
                <table>
                  <tbody>
                    ${u.map((e,t)=>this.line(e,t,d))}
                  </tbody>
                </table>
              </div>
              ${this.rows.length>501?n`<p class="small">${Ye} / ${this.rows.length-1} ${x(`rows`,e)}</p>`:n`<div class="row">
                      <button
                        @click=${()=>{this.rows.push(Array.from({length:l},()=>``)),this.edit()}}
                      >
                        ${x(`addRow`,e)}
                      </button>
                      <button
                        @click=${()=>{this.rows.forEach(e=>e.push(...Array.from({length:l+1-e.length},()=>``))),this.edit()}}
                      >
                        ${x(`addColumn`,e)}
                      </button>
                    </div>`}`:s}`}line(e,t,r){let i=e=>this.rows[0]?.[e]||String(e+1);return n`<tr>
      ${Array.from(r,(r,a)=>n`<td>
            <input
              size=${r}
              aria-label=${`${i(a)}, ${t+1}`}
              .value=${h(e[a]??``)}
              @focus=${()=>{this.row=t,this.requestUpdate()}}
              @input=${n=>{for(;e.length<=a;)e.push(``);e[a]=n.target.value,this.mirror(t,a),this.edit()}}
            />
          </td>`)}
      <td>
        ${t>0?n`<button
                aria-label=${`${x(`removeRow`,this.language)} ${t+1}`}
                @click=${()=>{this.rows.splice(t,1),this.edit()}}
              >
                ×
              </button>`:s}
      </td>
    </tr>`}},$=[`files`,`form`,`tables`,`run`,`text`],ot=class extends r{constructor(...e){super(...e),this.desk=new re,this.tab=`files`,this.toField=e=>{this.show(`form`),this.updateComplete.then(()=>{ce(e)||this.show(`text`)})}}createRenderRoot(){return this}connectedCallback(){super.connectedCallback();let e=new URLSearchParams(location.hash.slice(1)),t=e.get(`lang`)??localStorage.getItem(`carbonscape-lang`)??navigator.language;this.desk.language=t.startsWith(`zh`)?`zh`:`en`;let n=e.get(`dark`)??localStorage.getItem(`carbonscape-dark`);this.desk.dark=n===null?matchMedia(`(prefers-color-scheme: dark)`).matches:n===`1`;let r=e.get(`tab`);this.tab=$.find(e=>e===r)??`files`,this.desk.on(()=>this.requestUpdate()),this.look(),this.desk.open(e.get(`study`)).then(()=>this.look()),addEventListener(`hashchange`,()=>location.reload()),addEventListener(`beforeunload`,e=>{this.desk.typed.size+this.desk.drafts.size>0&&e.preventDefault()})}look(){let{language:e,dark:t,study:n}=this.desk;document.documentElement.lang=e===`zh`?`zh-CN`:`en`,document.documentElement.dataset.theme=t?`dark`:`light`,document.title=x(`title`,e),localStorage.setItem(`carbonscape-lang`,e),localStorage.setItem(`carbonscape-dark`,t?`1`:`0`);let r=new URLSearchParams({tab:this.tab,lang:e,dark:t?`1`:`0`});n&&r.set(`study`,n.file),history.replaceState(null,``,`#`+r.toString()),this.requestUpdate()}show(e){this.tab=e,this.look()}t(e){return x(e,this.desk.language)}render(){let e=this.desk,t=e.studies();return n`<header>
        <h1>${this.t(`title`)}</h1>
        ${t.length>0?n`<label for="study">${this.t(`studyFile`)}</label>
                <select
                  id="study"
                  .value=${e.study?.file??``}
                  @change=${t=>{e.load(t.target.value).then(()=>this.look())}}
                >
                  ${t.map(t=>n`<option value=${t} ?selected=${t===e.study?.file}>${t}</option>`)}
                </select>`:s}
        <span class="grow small" role="status">${e.slow&&!e.gone?this.t(`slow`):s}</span>
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
      <main id="panel" role="tabpanel" aria-labelledby=${`tab-`+this.tab} tabindex="-1">${this.panel()}</main>`}count(){let e=this.desk.problems.filter(e=>!e.caution).length;return e>0?n` <span class="count problem">${e}</span>`:s}turn(e){let t=e.key===`ArrowRight`?1:e.key===`ArrowLeft`?-1:0;if(t===0)return;let n=$[($.indexOf(this.tab)+t+$.length)%$.length];this.show(n),this.updateComplete.then(()=>document.getElementById(`tab-`+n)?.focus())}trouble(){let e=this.desk;if(e.refused.length===0&&!e.failed&&!e.gone)return s;let t=e.refused.find(e=>e.code===`STUDIO-02`);return n`<div class="trouble" role="alert">
      ${e.gone?n`<p>${this.t(`gone`)}</p>`:s} ${e.failed?n`<p>${e.failed}</p>`:s}
      ${P(e,e.refused,this.toField)}
      ${t?n`<button @click=${()=>e.reload(t.place.en)}>${this.t(`reload`)}</button>`:s}
      <button
        @click=${()=>{e.refused=[],e.failed=``,e.gone=!1,this.requestUpdate()}}
      >
        ${this.t(`close`)}
      </button>
    </div>`}panel(){let e=this.desk;if(!e.form)return n`<p role="status">${e.refused.length>0?s:this.t(`looking`)}</p>`;if(!e.study)return n`${this.creation()} ${ue(e)}`;switch(this.tab){case`files`:return ue(e);case`form`:return ve(e);case`tables`:return tt(e);case`run`:return Se(e,this.toField);case`text`:return this.source()}}creation(){return n`<section>
      <h2>${this.t(`newStudy`)}</h2>
      <p>${this.t(`newStudyHelp`)}</p>
      <div class="row">
        <label for="new-title">${this.t(`studyTitle`)}</label><input id="new-title" autocomplete="off" />
        <label for="new-file">${this.t(`fileName`)}</label><input id="new-file" value="study.yaml" autocomplete="off" />
        <button class="main" id="create" @click=${()=>{let e=this.querySelector(`#new-title`)?.value.trim(),t=this.querySelector(`#new-file`)?.value.trim();e&&t&&this.desk.create(/\.ya?ml$/i.test(t)?t:t+`.yaml`,e).then(()=>this.look())}}>${this.t(`create`)}</button>
      </div>
    </section>`}source(){let{study:e,drafts:t}=this.desk;if(!e)return n``;let r=t.get(e.file);return n`<label for="source">${e.file}</label>
      <textarea
        id="source"
        rows="30"
        spellcheck="false"
        .value=${h(r?.text??e.text)}
        @input=${n=>{let i=n.target.value;t.set(e.file,{version:r?.version??e.version,text:i}),this.requestUpdate()}}
      ></textarea>
      <div class="row">
        <button class="main" @click=${()=>void this.desk.write(r?.text??e.text)}>${this.t(`save`)}</button> ${nt(this.desk,e.file)}
      </div>
      ${P(this.desk,this.desk.problems,this.toField)}`}};customElements.define(`cs-tables`,at),customElements.define(`cs-studio`,ot);