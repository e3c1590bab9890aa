import{a as e,c as t,i as n,l as r,n as i,o as a,s as o}from"./text-D8eJKxex.js";var s=class extends Error{constructor(e,t,n){super(n),this.status=e,this.problems=t}};async function c(e,t){let n=await fetch(`studio/`+e,t===void 0?{}:{method:`POST`,body:t}),r=(n.headers.get(`Content-Type`)??``).startsWith(`application/json`);if(n.ok&&r)return n.json();let i=r?(await n.json()).problems:[];throw new s(n.status,i,r?``:await n.text())}var l=(e,t)=>e+`?file=`+encodeURIComponent(t),u={workspace:()=>c(`workspace`),form:()=>c(`form`),study:e=>c(l(`study`,e)),change:(e,t,n)=>c(l(`study`,e),JSON.stringify({version:t,edits:n})),write:(e,t,n)=>c(l(`study`,e),JSON.stringify({version:t,text:n})),check:e=>c(l(`check`,e),`{}`),inspect:async e=>(await c(`inspect`,JSON.stringify({files:e}))).files,upload:async(e,t)=>(await c(l(`files`,e),t)).files,runs:async()=>(await c(`runs`)).runs,run:(e,t,n,r)=>c(`runs`,JSON.stringify({study:e,out:t,language:n,replace:r})),cancel:e=>c(`runs/${encodeURIComponent(e)}/cancel`,`{}`),table:e=>c(l(`table`,e)),writeTable:(e,t,n)=>c(l(`table`,e),JSON.stringify({version:t,rows:n})),effect:(e,t)=>c(`effect/`+e,JSON.stringify(t))},d=256<<20,f=class{constructor(){this.language=`en`,this.dark=!1,this.listed={folder:``,files:[],results:[],uploadBytes:0},this.checking=!1,this.inspected=new Map,this.looking=!1,this.lookAgain=!1,this.runs=[],this.refused=[],this.failed=``,this.sending=``,this.followers=[],this.pending=Promise.resolve()}on(e){this.followers.push(e)}tell(){this.followers.forEach(e=>e())}get problems(){return this.study?this.checked?.version===this.study.version?this.checked.problems:this.study.problems:[]}async open(){[this.form,this.listed]=await Promise.all([u.form(),u.workspace()]);let e=this.studies(),t=new URLSearchParams(location.hash.slice(1)).get(`study`),n=e.find(e=>e===t)??e.find(e=>/(^|\/)study\.ya?ml$/.test(e))??e[0];n&&await this.load(n),this.tell(),this.follow(),this.look()}studies(){return this.listed.files.map(e=>e.name).filter(e=>/\.ya?ml$/i.test(e))}follow(){new EventSource(`studio/events`).addEventListener(`runs`,e=>{let t=this.runs.filter(e=>e.result).length;this.runs=JSON.parse(e.data).runs,this.tell(),this.runs.filter(e=>e.result).length!==t&&this.refresh()})}async try(e){let t=this.pending.then(e);this.pending=t.catch(()=>void 0);try{let e=await t;return this.refused=[],this.failed=``,this.tell(),e}catch(e){this.refused=e instanceof s?e.problems:[],this.failed=e instanceof s&&e.problems.length>0?``:String(e instanceof Error?e.message:e),this.tell();return}}load(e){return this.try(async()=>{this.study=await u.study(e),this.checked=void 0,this.soonChecked()})}change(e){return this.try(async()=>{this.study&&(this.study=await u.change(this.study.file,this.study.version,e),this.soonChecked())})}write(e){return this.try(async()=>{this.study&&(this.study=await u.write(this.study.file,this.study.version,e),this.soonChecked())})}create(e,t){return this.try(async()=>{this.study=await u.change(e,``,[{path:[`study`],value:t}]),this.listed=await u.workspace()})}soonChecked(){clearTimeout(this.checkLater),this.checkLater=window.setTimeout(()=>void this.check(),700)}async check(){if(clearTimeout(this.checkLater),!this.study||this.checking)return;this.checking=!0,this.tell();let e=this.study.file;try{this.checked=await u.check(e)}catch(e){this.failed=String(e)}this.checking=!1,this.tell(),this.study?.file===e&&this.checked&&this.checked.version!==this.study.version&&this.soonChecked()}async refresh(){await this.try(async()=>{this.listed=await u.workspace()}),await this.look()}async look(e=[]){let t=this.listed.files.filter(t=>e.includes(t.name)||t.bytes<d&&/\.(tiff?|img|asc|gpkg|shp|geojson|kml|csv|tsv|xlsx?|xlsm)$/i.test(t.name)).map(e=>e.name).slice(0,60);if(this.lookAgain=this.looking,!(t.length===0||this.looking)){this.looking=!0,this.tell();try{let e=await u.inspect(t);this.inspected=new Map(e.map(e=>[e.file,e]))}catch(e){this.failed=String(e)}this.looking=!1,this.tell(),this.lookAgain&&await this.look(e)}}async upload(e){for(let t of e)if(this.sending=t.name,this.tell(),!await this.try(()=>u.upload(t.name,t)))break;this.sending=``;let t=this.refused;await this.refresh(),this.refused=t,this.tell()}run(e,t){return this.try(async()=>{this.study&&await u.run(this.study.file,e,this.language,t),this.runs=await u.runs()})}cancel(e){return this.try(()=>u.cancel(e))}};function p(e){return typeof e==`object`&&!Array.isArray(e)}function m(e,t){let n=e;for(let e of t)n=p(n)?n[e]:void 0;return n}function h(e,t){let n=[e.key,...e.alsoCalled??[]];return p(t)&&n.find(e=>e in t)||e.key}function g(e,t){let n=e.items??[],r=n.filter(e=>e.key===`*`);if(r.length===0||!p(t))return[];let i=new Set(n.flatMap(e=>[e.key,...e.alsoCalled??[]]));return Object.keys(t).filter(e=>!i.has(e)).map(e=>({key:e,item:r.find(n=>!!n.items===p(t[e]))??r[0]}))}function _(e){if(e===void 0||p(e))return``;if(!Array.isArray(e))return e;let t=e.map(e=>typeof e==`string`?e:JSON.stringify(e));return t.join(t.some(e=>/[,，\n]/.test(e))?`
`:`, `)}function v(e,t){let n=t.trim();if(n===``)return;if(!e.list)return n;let r=n.replace(/^\[(.*)\]$/s,`$1`).split(n.includes(`
`)?`
`:/[,，]/).map(e=>e.trim()).filter(e=>e!==``);return r.length===1?r[0]:r}var y=(e,t)=>t.every((t,n)=>e[n]===t);function b(e,t){return e.filter(e=>e.path.length===t.length&&y(e.path,t))}function x(e,t){return e.filter(e=>y(e.path,t))}function S(e,t){let n=t.split(`/`).slice(0,-1),r=e.split(`/`),i=0;for(;i<n.length&&i<r.length-1&&n[i]===r[i];)i++;return`../`.repeat(n.length-i)+r.slice(i).join(`/`)}function C(e,t){let n=t.split(`/`).slice(0,-1);for(let t of e.split(`/`))t===`..`?n.pop():t!==`.`&&t!==``&&n.push(t);return n.join(`/`)}function w(e){return/FILE|RASTER|\bPATH\b/.test(e.label??``)}var ee={title:[`Carbonscape studio`,`Carbonscape 工作台`],study:[`Study`,`研究`],studyFile:[`Study file`,`研究文件`],newStudy:[`New study`,`新建研究`],newStudyHelp:[`There is no study file here yet. Name one; it is written into the workspace.`,`此工作区还没有研究文件。请为研究命名，文件将写入工作区。`],studyTitle:[`Title of the study`,`研究名称`],create:[`Create`,`创建`],fileName:[`File name`,`文件名`],files:[`Files`,`文件`],form:[`Settings`,`设置`],tables:[`Tables`,`表格`],run:[`Check and run`,`检查与运行`],text:[`Text`,`文本`],language:[`中文`,`English`],dark:[`Dark`,`深色`],light:[`Light`,`浅色`],workspace:[`Workspace`,`工作区`],drop:[`Drop files here, or choose them`,`将文件拖到此处，或点击选择`],dropHelp:[`A zip archive is unpacked. Files that are there already are never replaced. Large rasters: copy them into the workspace folder yourself.`,`压缩包会自动解压；已有的同名文件不会被替换。较大的栅格请直接复制到工作区文件夹。`],sending:[`Sending`,`正在上传`],refresh:[`Look again`,`刷新`],whatIsIt:[`What is it?`,`查看内容`],looking:[`Looking into the files …`,`正在读取文件…`],raster:[`raster`,`栅格`],vector:[`polygons`,`面`],table:[`table`,`表格`],unknown:[`other`,`其他`],crs:[`Coordinate system`,`坐标系`],grid:[`Grid`,`网格`],cells:[`cells`,`像元`],cell:[`cell`,`像元边长`],noData:[`No data`,`无数据`],classes:[`Classes`,`类别`],values:[`Values`,`数值范围`],years:[`Years`,`年份`],overlaps:[`Covered by the others`,`被其他文件覆盖`],units:[`Units`,`单元`],idColumn:[`id`,`编号`],nameColumn:[`name`,`名称`],columns:[`Columns`,`列`],rows:[`rows`,`行`],legendFits:[`Legend`,`图例`],useLand:[`Use as land use of`,`用作该年土地利用：`],useLegend:[`Use this legend`,`采用此图例`],useUnits:[`Use as units`,`用作单元`],useAs:[`Use as`,`用作`],useDriver:[`Use as driver`,`用作驱动因子`],used:[`in the study`,`已用于研究`],add:[`Add`,`添加`],remove:[`Take out`,`移除`],name:[`Name`,`名称`],value:[`Value`,`值`],use:[`use`,`启用`],standard:[`default`,`默认`],example:[`such as`,`如`],required:[`required`,`必填`],check:[`Check`,`检查`],checking:[`Checking …`,`正在检查…`],checked:[`Checked`,`已检查`],unchecked:[`Changed since the last check`,`上次检查后有改动`],problems:[`problems`,`个问题`],cautions:[`cautions`,`条提醒`],problem:[`Problem`,`问题`],caution:[`Caution`,`提醒`],nothingWrong:[`Nothing is wrong with it.`,`没有发现问题。`],memory:[`Memory for a run: about`,`运行约需内存：`],start:[`Run`,`运行`],out:[`Folder of the result`,`结果文件夹`],replace:[`Replace an earlier result that was changed since`,`允许替换改动过的旧结果`],cancel:[`Cancel`,`取消`],again:[`Run again`,`再次运行`],runs:[`Runs`,`任务`],noRuns:[`Nothing has run here yet.`,`还没有运行过。`],waiting:[`waiting`,`等待中`],running:[`running`,`运行中`],done:[`done`,`已完成`],failed:[`failed`,`失败`],cancelled:[`cancelled`,`已取消`],left:[`ended with the program; run it again: what its stages had finished is kept`,`随程序中断；可再次运行，已完成的阶段会从缓存继续`],secondsLeft:[`about {0} left`,`约剩 {0}`],fromCache:[`from the cache`,`取自缓存`],openAtlas:[`Open the atlas`,`打开图集`],openReport:[`Report`,`报告`],results:[`Results here`,`已有结果`],save:[`Save`,`保存`],reload:[`Reload`,`重新载入`],failedAsk:[`The program does not answer`,`程序没有响应`],goTo:[`Go to the field`,`转到该项`],close:[`Close`,`关闭`],chooseTable:[`Table`,`表格`],noTables:[`The study names no tables yet.`,`研究中尚未引用表格。`],addRow:[`Add a row`,`添加一行`],removeRow:[`Take out this row`,`移除此行`],consistency:[`Consistency ratio CR`,`一致性比例 CR`],consistent:[`consistent (under 0.10)`,`一致（小于 0.10）`],inconsistent:[`inconsistent (0.10 or more)`,`不一致（不小于 0.10）`],worst:[`Look first at {0} against {1}: {2} is given, the others imply {3}.`,`先看 {0} 与 {1}：所给为 {2}，其余判断推得 {3}。`],seconds:[`s`,`秒`],minutes:[`min`,`分`],hours:[`h`,`小时`]};function T(e,t,...n){return ee[e][t===`en`?0:1].replace(/\{(\d)\}/g,(e,t)=>String(n[Number(t)]??``))}function E(e,t){let n=Math.max(0,Math.round(e)),r=e=>T(e,t);return n<60?`${n} ${r(`seconds`)}`:n<3600?`${Math.floor(n/60)} ${r(`minutes`)} ${n%60} ${r(`seconds`)}`:`${Math.floor(n/3600)} ${r(`hours`)} ${Math.floor(n/60)%60} ${r(`minutes`)}`}function D(e,t){let n=e.charAt(0).toUpperCase()+e.slice(1);return/[.。?？!！]$/.test(n)?n:n+(t===`zh`?`。`:`.`)}var O=e=>`f-`+e.map(e=>encodeURIComponent(e)).join(`-`);function k(e){for(let t=e.length;t>0;t--){let n=document.getElementById(O(e.slice(0,t)));if(n){for(let e=n;e;e=e.parentElement)e instanceof HTMLDetailsElement&&(e.open=!0);n.scrollIntoView({block:`center`}),n.focus();return}}}function A(e,r,i,o){if(r.length===0)return a;let s=e.language;return t`<ul class="problems" id=${o??a}>
    ${r.map(e=>t`<li class=${e.caution?`caution`:`problem`}>
          <span class="mark">${T(e.caution?`caution`:`problem`,s)}</span>
          ${i?t`<b>${n(e.place,s)}</b>: `:a}${D(n(e.found,s),s)}
          <span class="remedy">${n(e.remedy,s)}</span>
          <code class="small">${e.code}</code>
          ${i&&e.path.length>0?t`<button class="plain" @click=${()=>i(e.path)}>${T(`goTo`,s)}</button>`:a}
        </li>`)}
  </ul>`}function j(e){let n=e.language,r=t=>t&&void e.upload([...t]);return t`<div
      class="drop"
      @dragover=${e=>e.preventDefault()}
      @drop=${e=>{e.preventDefault(),r(e.dataTransfer?.files)}}
    >
      <label for="upload">${T(`drop`,n)}</label>
      <input
        id="upload"
        type="file"
        multiple
        aria-describedby="upload-help"
        @change=${e=>r(e.target.files)}
      />
      <p class="small" id="upload-help">${T(`dropHelp`,n)}</p>
      <p role="status">
        ${e.sending?`${T(`sending`,n)} ${e.sending} …`:e.looking?T(`looking`,n):``}
      </p>
    </div>
    <div class="row">
      <span class="small">${T(`workspace`,n)}: ${e.listed.folder}</span>
      <button @click=${()=>void e.refresh()}>${T(`refresh`,n)}</button>
    </div>
    <ul class="files">
      ${e.listed.files.filter(e=>!/\.(aux\.xml|ya?ml|dbf|shx|prj|cpg|tfw|ovr)$/i.test(e.name)).map(t=>te(e,t.name,t.bytes))}
    </ul>`}function te(e,n,r){let i=e.language,o=e.inspected.get(n),s=o&&[`raster`,`vector`,`table`].includes(o.kind)?o.kind:`unknown`;return t`<li>
    <h3>
      ${n}
      <span class="badge">${T(s,i)}</span>
      ${M(e,n)?t`<span class="badge used">${T(`used`,i)}: ${M(e,n)}</span>`:a}
    </h3>
    ${o?N(e,o):t`<p class="small">
            ${(r/1e6).toFixed(1)} MB
            <button @click=${()=>void e.look([n])}>${T(`whatIsIt`,i)}</button>
          </p>`}
  </li>`}function M(e,t){let n=e.study;if(!n)return``;let r=(e,i)=>{if(typeof e==`string`)return C(e,n.file)===t?i.join(`.`):``;let a=Array.isArray(e)?e.map(e=>[``,e]):Object.entries(e);for(let[e,t]of a){let n=r(t,e?[...i,e]:i);if(n)return n}return``};return r(n.values,[])}function N(e,n){let r=e.language,a=[],o=Array.isArray(n.columns)?n.columns:void 0;n.crs&&a.push([T(`crs`,r),n.crs]),n.kind===`raster`&&typeof n.columns==`number`&&(a.push([T(`grid`,r),`${i(n.columns)} × ${i(n.rows??0)}, ${T(`cell`,r)} ${(n.cell??[]).map(e=>i(e)).join(` × `)}, ${n.type??``}`]),a.push([T(`noData`,r),`${i(n.emptyCells??0)} ${T(`cells`,r)}${n.noDataValue?` (${n.noDataValue})`:``}`])),n.classes&&n.classes.length<=60&&a.push([T(`classes`,r),P(n,r)]),n.values&&a.push([T(`values`,r),`${n.values.least===null?`-`:i(n.values.least)} … ${n.values.greatest===null?`-`:i(n.values.greatest)}`]),n.years.length>0&&a.push([T(`years`,r),n.years.join(`, `)]),n.features!==void 0&&a.push([T(`units`,r),`${i(n.features)}${n.id?`, ${T(`idColumn`,r)}: ${n.id}`:``}${n.name?`, ${T(`nameColumn`,r)}: ${n.name}`:``}`]),o&&a.push([T(`columns`,r),F(o,n,r)]);let s=(n.overlaps??[]).filter(e=>e.share<.9995);return s.length>0&&a.push([T(`overlaps`,r),s.map(e=>t`<div>${e.file}: ${Math.floor(e.share*1e3)/10} %</div>`)]),t`<dl>
      ${a.map(([e,n])=>t`<dt>${e}</dt>
            <dd>${n}</dd>`)}
    </dl>
    ${A(e,n.problems,void 0)} ${I(e,n)}`}function P(e,n){let r=e.legends?.[0],a=new Map(r?.classes.map(e=>[e.code,e]));return t`<table class="small">
    <tbody>
      ${e.classes?.map(e=>{let r=a.get(e.code);return t`<tr>
          <td>
            <svg width="12" height="12" aria-hidden="true">
              <rect width="12" height="12" fill=${r?.color??`none`} stroke="currentColor" />
            </svg>
          </td>
          <td>${e.code}</td>
          <td>${r?.class??``}</td>
          <td class="number">${i(e.cells)} ${T(`cells`,n)}</td>
        </tr>`})}
    </tbody>
  </table>`}function F(e,n,r){return t`${n.kind===`table`?t`<div>${i(n.rows??0)} ${T(`rows`,r)}</div>`:a}
    <ul class="columns small">
      ${e.map(e=>t`<li>
            <b>${e.name}</b>${e.unit?` [${e.unit}]`:``}: ${e.examples.join(`, `)}${e.distinct>3?` …`:``}
          </li>`)}
    </ul>`}function I(e,n){let r=e.study;if(!r)return a;let i=e.language,o=S(n.file,r.file),s=[],c=(...e)=>m(r.values,e)!==void 0;if(n.kind===`raster`&&n.classes){for(let e of n.years.slice(0,2)){let t=[{path:[`landUse`,`phases`,String(e)],value:o}],a=n.legends?.[0];a&&!c(`landUse`,`legend`)&&t.push({path:[`landUse`,`legend`],value:a.legend}),m(r.values,[`landUse`,`phases`,String(e)])!==o&&s.push([`${T(`useLand`,i)} ${e}`,t])}for(let e of(n.legends??[]).filter(e=>e.share>.99))m(r.values,[`landUse`,`legend`])!==e.legend&&n.years.length>0&&s.push([`${T(`useLegend`,i)}: ${e.legend}`,[{path:[`landUse`,`legend`],value:e.legend}]])}let l=(n.file.split(`/`).pop()??``).replace(/\.[^.]*$/,``).replace(/[^\p{L}\p{N}_-]/gu,`_`);if(n.kind===`raster`&&n.values&&!c(`drivers`,l)&&s.push([`${T(`useDriver`,i)} ${l}`,[{path:[`drivers`,l],value:o}]]),n.kind===`vector`&&!c(`units`,l)){let e={file:o};n.id&&(e.id=n.id),n.name&&(e.name=n.name),s.push([`${T(`useUnits`,i)} ${l}`,[{path:[`units`,l],value:e}]])}for(let e of n.usableAs??[]){let t=e.split(`.`);if(m(r.values,t)===o)continue;let n=[{path:t,value:o}],a=m(r.values,[`units`]),c=p(a)&&Object.keys(a).find(e=>p(a[e])&&`file`in a[e]);t[t.length-1]===`file`&&c&&n.push({path:[...t.slice(0,-1),`units`],value:c}),s.push([`${T(`useAs`,i)} ${e.replace(/\.file$/,``)}`,n])}return t`<div class="row">
    ${s.map(([n,r])=>t`<button @click=${()=>void e.change(r)}>${n}</button>`)}
  </div>`}var L={ATTRIBUTE:1,CHILD:2,PROPERTY:3,BOOLEAN_ATTRIBUTE:4,EVENT:5,ELEMENT:6},ne=e=>(...t)=>({_$litDirective$:e,values:t}),R=class{constructor(e){}get _$AU(){return this._$AM._$AU}_$AT(e,t,n){this._$Ct=e,this._$AM=t,this._$Ci=n}_$AS(e,t){return this.update(e,t)}update(e,t){return this.render(...t)}},{I:re}=r,z=e=>e.strings===void 0,B={},V=(e,t=B)=>e._$AH=t,H=ne(class extends R{constructor(e){if(super(e),e.type!==L.PROPERTY&&e.type!==L.ATTRIBUTE&&e.type!==L.BOOLEAN_ATTRIBUTE)throw Error("The `live` directive is not allowed on child or event bindings");if(!z(e))throw Error("`live` bindings can only contain a single expression")}render(e){return e}update(e,[t]){if(t===o||t===a)return t;let n=e.element,r=e.name;if(e.type===L.PROPERTY){if(t===n[r])return o}else if(e.type===L.BOOLEAN_ATTRIBUTE){if(!!t===n.hasAttribute(r))return o}else if(e.type===L.ATTRIBUTE&&n.getAttribute(r)===t+``)return o;return V(e),t}});function U(e){return!e.form||!e.study?t``:t`<form @submit=${e=>e.preventDefault()}>
    ${A(e,b(e.problems,[]),()=>void 0)}
    ${W(e,e.form,[],e.study.values)}
    <datalist id="files">
      ${e.listed.files.map(n=>t`<option value=${S(n.name,e.study?.file??``)}></option>`)}
    </datalist>
  </form>`}function W(e,n,r,i){let a=(n.items??[]).filter(e=>e.key!==`*`),o=a.filter(e=>!e.items),s=a.filter(e=>e.items);return t`${o.map(t=>K(e,t,[...r,h(t,i)],!1))}
  ${g(n,i).map(({key:t,item:n})=>n.items?J(e,n,[...r,t],!0):K(e,n,[...r,t],!0))}
  ${Y(e,n,r)} ${s.map(t=>J(e,t,[...r,h(t,i)],!1))}`}function G(e,t,n){e.change([n===void 0?{path:t}:{path:t,value:n}])}function K(e,r,i,o){let s=e.language,c=O(i),l=m(e.study?.values??{},i),u=x(e.problems,i),d=_(l),f=i[i.length-1],p=[c+`-help`,u.length>0?c+`-problems`:``].join(` `).trim(),h=u.some(e=>!e.caution)?`true`:`false`;return t`<div class="field">
    <label for=${c}
      >${f}${r.required?t` <span class="small">(${T(`required`,s)})</span>`:a}</label
    >
    <div class="entry">
      ${q(e,r,c,d,p,h,t=>G(e,i,v(r,t.target.value)))}
      ${o?t`<button
              type="button"
              aria-label=${T(`remove`,s)+` `+f}
              @click=${()=>G(e,i,void 0)}
            >
              ×
            </button>`:a}
    </div>
    <p class="small" id=${c+`-help`}>
      ${n(r.doc,s)}
      ${r.wanted&&!r.choices?.length&&r.schema?.type!==`boolean`?t`<span class="wanted">${D(n(r.wanted,s),s)}</span>`:a}
    </p>
    ${A(e,u,void 0,c+`-problems`)}
  </div>`}function q(e,r,i,o,s,c,l){let u=e.language,d=n(r.default,u),f=r.choices?.length?r.choices.map(e=>({id:e.id,doc:n(e.doc,u)})):r.schema?.type===`boolean`?[{id:`true`,doc:``},{id:`false`,doc:``}]:[];if(f.length>0&&!r.list){let e=o===``||f.some(e=>e.id===o);return t`<select
      id=${i}
      aria-describedby=${s}
      aria-invalid=${c}
      .value=${H(o)}
      @change=${l}
    >
      <option value="" ?selected=${o===``}>${d?`(${T(`standard`,u)}: ${d})`:``}</option>
      ${e?a:t`<option value=${o} selected>${o}</option>`}
      ${f.map(e=>t`<option value=${e.id} ?selected=${e.id===o}>${e.doc?`${e.id}: ${e.doc}`:e.id}</option>`)}
    </select>`}let p=d?`${T(`standard`,u)}: ${d}`:r.example?`${T(`example`,u)} ${r.example}`:``;if(o.includes(`
`))return t`<textarea
      id=${i}
      rows=${Math.min(8,o.split(`
`).length+1)}
      aria-describedby=${s}
      aria-invalid=${c}
      .value=${H(o)}
      @change=${l}
    ></textarea>`;let m=r.schema?.examples??[],h=m.length>0?i+`-list`:w(r)?`files`:void 0;return t`<input
      id=${i}
      list=${h??a}
      aria-describedby=${s}
      aria-invalid=${c}
      placeholder=${p}
      autocomplete="off"
      .value=${H(o)}
      @change=${l}
    />
    ${m.length>0?t`<datalist id=${i+`-list`}>
            ${m.map(e=>t`<option value=${e}></option>`)}
            ${w(r)?e.listed.files.filter(e=>/\.(csv|xlsx|tsv)$/i.test(e.name)).map(n=>t`<option value=${S(n.name,e.study?.file??``)}></option>`):a}
          </datalist>`:a}`}function J(e,r,i,o){let s=e.language,c=O(i),l=m(e.study?.values??{},i),u=l!==void 0,d=x(e.problems,i),f=d.filter(e=>!e.caution).length,p=d.length-f,h=i[i.length-1],g=u&&i.length===1||f>0||r.required&&i.length<3;return t`<details class="section" ?open=${g}>
    <summary id=${c}>
      <b>${h}</b> <span class="small">${n(r.doc,s)}</span>
      ${f>0?t`<span class="count problem">${f} ${T(`problems`,s)}</span>`:a}
      ${p>0?t`<span class="count caution">${p} ${T(`cautions`,s)}</span>`:a}
    </summary>
    ${o?t`<button type="button" @click=${()=>G(e,i,void 0)}>${T(`remove`,s)} ${h}</button>`:r.required?a:t`<label class="check"
              ><input
                type="checkbox"
                .checked=${H(u)}
                @change=${t=>G(e,i,t.target.checked?{}:void 0)}
              />${T(`use`,s)} ${h}</label
            >`}
    ${A(e,b(e.problems,i),void 0)}
    ${typeof l==`string`||Array.isArray(l)?t`<p class="problem">${_(l)}</p>`:W(e,r,i,l)}
  </details>`}function Y(e,r,i){let o=(r.items??[]).filter(e=>e.key===`*`);if(o.length===0)return a;let s=e.language,c=o.find(e=>!e.items),l=O([...i,`+`]),u=t=>{let[n,r]=[...t.target.closest(`.adder`)?.querySelectorAll(`input`)??[]];if(!n?.value.trim())return n?.focus();let a=[...i,n.value.trim()],o=c&&r?v(c,r.value):{};if(o===void 0)return r?.focus();G(e,a,o),n.value=``,r&&(r.value=``),n.focus()};return t`<div class="adder row">
    <label for=${l}>${T(`name`,s)}</label>
    <input id=${l} autocomplete="off" placeholder=${i[i.length-1]===`phases`?`2020`:``} />
    ${c?t`<label for=${l+`v`}>${T(`value`,s)}</label>
            <input
              id=${l+`v`}
              autocomplete="off"
              list=${w(c)?`files`:a}
              placeholder=${c.example??``}
              @keydown=${e=>e.key===`Enter`&&u(e)}
            />`:a}
    <button type="button" @click=${u}>${T(`add`,s)}</button>
    <span class="small">${n(o[0].doc,s)}</span>
  </div>`}function X(e,n){let r=e.language,i=e.problems,o=i.filter(e=>!e.caution).length,s=e.checked!==void 0&&e.checked.version===e.study?.version,c=()=>{let t=document.querySelector(`#out`)?.value.trim(),n=document.querySelector(`#replace`)?.checked??!1;t&&e.run(t,n)};return t`<section>
      <h2>${T(`check`,r)}</h2>
      <div class="row">
        <button ?disabled=${e.checking||!e.study} @click=${()=>void e.check()}>
          ${T(`check`,r)}
        </button>
        <span role="status" id="check-state">
          ${e.checking?T(`checking`,r):`${T(s?`checked`:`unchecked`,r)}: ${o} ${T(`problems`,r)}, ${i.length-o} ${T(`cautions`,r)}`}
        </span>
        ${s&&e.checked?.memory_mb!==void 0?t`<span class="small">${T(`memory`,r)} ${e.checked.memory_mb} MB</span>`:a}
      </div>
      ${i.length>0?A(e,i,n):s&&!e.checking?t`<p>${T(`nothingWrong`,r)}</p>`:a}
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
      ${e.runs.length===0?t`<p class="small">${T(`noRuns`,r)}</p>`:a}
      <ol class="runs">
        ${e.runs.map(t=>ie(e,t,n))}
      </ol>
      ${ae(e)}
    </section>`}var Z=(e,t)=>`results/${encodeURIComponent(t)}/#lang=${e.language}`;function ie(e,r,i){let o=e.language,s=r.state===`running`||r.state===`waiting`,c=r.now?.share;return t`<li class=${r.state}>
    <div class="row">
      <b>${r.out}</b> <span class="small">${r.study}</span>
      <span class="badge state">${T(r.state,o)}</span>
      <span class="small">${(r.ended??r.started??``).replace(`T`,` `)}</span>
      ${s?t`<button @click=${()=>void e.cancel(r.id)}>${T(`cancel`,o)} ${r.out}</button>`:a}
      ${r.result?t`<a class="atlas" href=${Z(e,r.out)}>${T(`openAtlas`,o)}</a>
              <a href=${`results/${encodeURIComponent(r.out)}/runs/1/report.html`}>${T(`openReport`,o)}</a>`:a}
      ${[`failed`,`cancelled`,`left`].includes(r.state)?t`<button @click=${()=>void e.run(r.out,!1)}>${T(`again`,o)}</button>`:a}
    </div>
    ${r.state===`running`?t`<div class="row">
            <progress aria-label=${T(`running`,o)} max="1" .value=${c??0}></progress>
            <span class="small"
              >${r.now?.left===void 0?a:T(`secondsLeft`,o,E(r.now.left,o))}</span
            >
          </div>`:a}
    <ol class="stages small">
      ${r.stages.map((e,i)=>{let c=s&&i===r.stages.length-1,l=c?r.now?.seconds:e.seconds;return t`<li aria-current=${c?`step`:a}>
          ${n(e.name,o)} ${l===void 0?a:E(l,o)}
          ${e.cached?t`<span>(${T(`fromCache`,o)} ${Math.round(e.cached*100)} %)</span>`:a}
        </li>`})}
    </ol>
    ${A(e,r.problems??[],i)}
  </li>`}function ae(e){let n=new Set(e.runs.filter(e=>e.result).map(e=>e.out)),r=e.listed.results.filter(e=>!n.has(e));return r.length===0?a:t`<h3>${T(`results`,e.language)}</h3>
    <ul>
      ${r.map(n=>t`<li><a href=${Z(e,n)}>${n}</a></li>`)}
    </ul>`}var Q=500;function oe(e,t){let n=[],r=(e,i)=>{typeof e==`string`?/\.(csv|tsv|txt)$/i.test(e)&&n.push({key:i.join(`.`),file:C(e,t)}):Array.isArray(e)?e.forEach(e=>r(e,i)):Object.entries(e).forEach(([e,t])=>r(t,[...i,e]))};return r(e,[]),n}function se(e){let t=/^\s*(\d+(?:\.\d+)?)(?:\s*\/\s*(\d+(?:\.\d+)?))?\s*$/.exec(e);if(!t||Number(t[1])===0)return``;let n=t[2]??`1`;return t[1]===`1`?n:`${n}/${t[1]}`}function ce(e){return t`<cs-tables .desk=${e} .language=${e.language}></cs-tables>`}var le=class extends e{constructor(...e){super(...e),this.language=`en`,this.key=``,this.rows=[],this.changed=!1}static{this.properties={desk:{attribute:!1},language:{attribute:!1}}}createRenderRoot(){return this}async open(e,t){this.key=e,this.table=await this.desk?.try(()=>u.table(t)),this.rows=this.table?.rows.map(e=>[...e])??[],this.changed=!1,this.said=void 0,this.effect(),this.requestUpdate()}effect(){/\.ahp$/.test(this.key)&&(clearTimeout(this.later),this.later=window.setTimeout(()=>{u.effect(`ahp`,{rows:this.rows}).then(e=>this.said=e).catch(()=>this.said=void 0).finally(()=>this.requestUpdate())},150))}mirror(e,t){let n=this.rows.every(e=>e.length===this.rows.length);if(!/\.ahp$/.test(this.key)||!n||e===0||t===0||e===t)return;let r=se(this.rows[e][t]);r&&this.rows[t][e].trim()&&(this.rows[t][e]=r)}edit(){this.changed=!0,this.effect(),this.requestUpdate()}async save(){let e=this.table;if(!e)return;let t=await this.desk?.try(()=>u.writeTable(e.file,e.version,this.rows));t&&(this.table=t,this.rows=t.rows.map(e=>[...e]),this.changed=!1,this.desk&&(this.desk.checked=void 0,this.desk.soonChecked()),this.requestUpdate())}render(){let e=this.language,n=this.desk?.study,r=n?oe(n.values,n.file):[];if(r.length===0)return t`<p>${T(`noTables`,e)}</p>`;let i=Math.max(1,...this.rows.map(e=>e.length));return t`<div class="row">
        <label for="table">${T(`chooseTable`,e)}</label>
        <select
          id="table"
          @change=${e=>{let t=r.find(t=>t.key===e.target.value);t&&this.open(t.key,t.file)}}
        >
          <option value="" ?selected=${this.key===``}></option>
          ${r.map(e=>t`<option value=${e.key} ?selected=${e.key===this.key}>${e.key}: ${e.file}</option>`)}
        </select>
        ${this.table?t`<button class="main" id="save-table" ?disabled=${!this.changed} @click=${()=>void this.save()}>
                ${T(`save`,e)}
              </button>`:a}
      </div>
      ${this.consistency()}
      ${this.table?t`<div class="grid" tabindex="0" role="region" aria-label=${this.table.file}>
                <table>
                  <tbody>
                    ${this.rows.slice(0,Q).map((e,t)=>this.line(e,t,i))}
                  </tbody>
                </table>
              </div>
              ${this.rows.length>Q?t`<p class="small">${Q} / ${this.rows.length} ${T(`rows`,e)}</p>`:t`<button
                      @click=${()=>{this.rows.push(Array.from({length:i},()=>``)),this.edit()}}
                    >
                      ${T(`addRow`,e)}
                    </button>`}`:a}`}line(e,n,r){let i=e=>this.rows[0]?.[e]||String(e+1);return t`<tr>
      ${Array.from({length:r},(r,a)=>t`<td>
            <input
              aria-label=${`${i(a)}, ${n+1}`}
              .value=${H(e[a]??``)}
              @input=${t=>{for(;e.length<=a;)e.push(``);e[a]=t.target.value,this.mirror(n,a),this.edit()}}
            />
          </td>`)}
      <td>
        ${n>0?t`<button
                aria-label=${`${T(`removeRow`,this.language)} ${n+1}`}
                @click=${()=>{this.rows.splice(n,1),this.edit()}}
              >
                ×
              </button>`:a}
      </td>
    </tr>`}consistency(){let e=this.said;if(!e)return a;let n=this.language,r=e.cr<e.limit;return t`<div class="effect" role="status">
      <b id="cr">${T(`consistency`,n)}: ${e.cr.toFixed(3)}</b>
      ${T(r?`consistent`:`inconsistent`,n)}
      ${e.worst&&!r?t`<p>
              ${T(`worst`,n,e.worst.first,e.worst.second,e.worst.given,e.worst.implied.toPrecision(3))}
            </p>`:a}
      <dl>
        ${e.names.map((n,r)=>t`<dt>${n}</dt>
              <dd><meter max="1" .value=${e.weights[r]} aria-label=${n}></meter> ${e.weights[r].toFixed(3)}</dd>`)}
      </dl>
    </div>`}},$=[`files`,`form`,`tables`,`run`,`text`],ue=class extends e{constructor(...e){super(...e),this.desk=new f,this.tab=`files`,this.toField=e=>{this.show(`form`),this.updateComplete.then(()=>k(e))}}createRenderRoot(){return this}connectedCallback(){super.connectedCallback();let e=new URLSearchParams(location.hash.slice(1)),t=e.get(`lang`)??localStorage.getItem(`carbonscape-lang`)??navigator.language;this.desk.language=t.startsWith(`zh`)?`zh`:`en`;let n=e.get(`dark`)??localStorage.getItem(`carbonscape-dark`);this.desk.dark=n===null?matchMedia(`(prefers-color-scheme: dark)`).matches:n===`1`;let r=e.get(`tab`);this.tab=$.find(e=>e===r)??`files`,this.desk.on(()=>this.requestUpdate()),this.look(),this.desk.open().catch(e=>{this.desk.failed=String(e),this.requestUpdate()})}look(){let{language:e,dark:t,study:n}=this.desk;document.documentElement.lang=e===`zh`?`zh-CN`:`en`,document.documentElement.dataset.theme=t?`dark`:`light`,document.title=T(`title`,e),localStorage.setItem(`carbonscape-lang`,e),localStorage.setItem(`carbonscape-dark`,t?`1`:`0`);let r=new URLSearchParams({tab:this.tab,lang:e,dark:t?`1`:`0`});n&&r.set(`study`,n.file),history.replaceState(null,``,`#`+r.toString()),this.requestUpdate()}show(e){this.tab=e,this.look()}t(e){return T(e,this.desk.language)}render(){let e=this.desk,n=e.studies();return t`<header>
        <h1>${this.t(`title`)}</h1>
        ${n.length>0?t`<label for="study">${this.t(`studyFile`)}</label>
                <select
                  id="study"
                  .value=${e.study?.file??``}
                  @change=${t=>{e.load(t.target.value).then(()=>this.look())}}
                >
                  ${n.map(n=>t`<option value=${n} ?selected=${n===e.study?.file}>${n}</option>`)}
                </select>`:a}
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
      <main id="panel" role="tabpanel" aria-labelledby=${`tab-`+this.tab} tabindex="-1">${this.panel()}</main>`}count(){let e=this.desk.problems.filter(e=>!e.caution).length;return e>0?t` <span class="count problem">${e}</span>`:a}turn(e){let t=e.key===`ArrowRight`?1:e.key===`ArrowLeft`?-1:0;if(t===0)return;let n=$[($.indexOf(this.tab)+t+$.length)%$.length];this.show(n),this.updateComplete.then(()=>document.getElementById(`tab-`+n)?.focus())}trouble(){let e=this.desk;if(e.refused.length===0&&!e.failed)return a;let n=e.refused.some(e=>e.code===`STUDIO-02`);return t`<div class="trouble" role="alert">
      ${e.failed?t`<p>${this.t(`failedAsk`)}: ${e.failed}</p>`:a}
      ${A(e,e.refused,this.toField)}
      ${n&&e.study?t`<button @click=${()=>e.study&&void e.load(e.study.file)}>${this.t(`reload`)}</button>`:a}
      <button
        @click=${()=>{e.refused=[],e.failed=``,this.requestUpdate()}}
      >
        ${this.t(`close`)}
      </button>
    </div>`}panel(){let e=this.desk;if(!e.form)return t`<p role="status">${this.t(`looking`)}</p>`;if(!e.study)return t`${this.creation()} ${j(e)}`;switch(this.tab){case`files`:return j(e);case`form`:return U(e);case`tables`:return ce(e);case`run`:return X(e,this.toField);case`text`:return this.source()}}creation(){return t`<section>
      <h2>${this.t(`newStudy`)}</h2>
      <p>${this.t(`newStudyHelp`)}</p>
      <div class="row">
        <label for="new-title">${this.t(`studyTitle`)}</label><input id="new-title" autocomplete="off" />
        <label for="new-file">${this.t(`fileName`)}</label><input id="new-file" value="study.yaml" autocomplete="off" />
        <button class="main" id="create" @click=${()=>{let e=this.querySelector(`#new-title`)?.value.trim(),t=this.querySelector(`#new-file`)?.value.trim();e&&t&&this.desk.create(/\.ya?ml$/i.test(t)?t:t+`.yaml`,e).then(()=>this.look())}}>${this.t(`create`)}</button>
      </div>
    </section>`}source(){return t`<label for="source">${this.desk.study?.file}</label>
      <textarea id="source" rows="30" spellcheck="false" .value=${this.desk.study?.text??``}></textarea>
      <div class="row"><button class="main" @click=${()=>{let e=this.querySelector(`#source`)?.value;e!==void 0&&this.desk.write(e)}}>${this.t(`save`)}</button></div>
      ${A(this.desk,this.desk.problems,this.toField)}`}};customElements.define(`cs-tables`,le),customElements.define(`cs-studio`,ue);