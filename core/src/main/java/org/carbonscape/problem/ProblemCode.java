package org.carbonscape.problem;

/**
 * Every problem and caution a user can meet, each with what was found and what to do, in English and Chinese.
 * {@code {0}}, {@code {1}} are filled by the place that found it. Names are {@code AREA_NN_...}; the printed id is
 * the first two parts ({@code LANDUSE-03}). A code whose number starts with {@code C}
 * ({@code CARBON_C01_...}) is a caution.
 */
public enum ProblemCode {
    // --- STUDY: the study file itself ---
    STUDY_01_MISSING(
            "the file does not exist{0}",
            "Check the path, or write a study to start from with `carbonscape new DIR`.",
            "文件不存在{0}",
            "请检查路径，或用 `carbonscape new DIR` 生成一个示例研究。"),
    STUDY_02_YAML(
            "it is not valid YAML: {0}",
            "Correct the line named: put text with a colon and a space in it in quotes (\"Hunan: a test\"); indent "
                    + "with spaces, not tabs.",
            "不是有效的 YAML：{0}",
            "请修正所指的行：含“冒号加空格”的文字请加引号（\"湖南: 2020\"）；缩进用空格，不用制表符。"),
    STUDY_03_UNKNOWN_KEY(
            "the key is not known{0}", "Correct or remove it. Known keys here: {1}.", "未知的键{0}", "请更正或删除。此处可用的键：{1}。"),
    STUDY_04_REQUIRED("it is required but missing", "Add it: {0}.", "缺少必填项", "请补充：{0}。"),
    STUDY_05_VALUE("\"{0}\" is not a valid value: {1}", "Write {2}.", "“{0}”不是有效值：{1}", "请写{2}。"),
    STUDY_06_DOUBLED(
            "it is written twice, on lines {1} and {0}", "Keep one of the two.", "重复出现：第 {1} 行和第 {0} 行", "请只保留一个。"),
    STUDY_07_YEAR(
            "\"{0}\" is not a year",
            "Write a whole year such as 2005: lu2005.tif.", "“{0}”不是年份", "请写整数年份，例如 2005: lu2005.tif。"),
    STUDY_08_YEAR_ORDER(
            "the years are not in order: {0}",
            "List the phases from the earliest to the latest: {1}.", "年份顺序不对：{0}", "请按从早到晚列出各期：{1}。"),
    STUDY_09_NO_SUCH_UNITS(
            "there is no unit set \"{0}\"",
            "Name one of the sets under units: {1}.", "没有名为“{0}”的单元集", "请使用 units 下的单元集之一：{1}。"),
    STUDY_10_TOGETHER("{0} and {1} are both given", "Keep one: {2}.", "同时给出了 {0} 和 {1}", "请只保留一个：{2}。"),
    STUDY_11_COLON(
            "a full-width colon (：) stands behind a key on line {0}",
            "Write a half-width colon and a blank behind each key: legend: clcd.",
            "第 {0} 行的键后用了全角冒号（：）",
            "键后请用半角冒号加空格：legend: clcd。"),
    STUDY_12_BACKSLASH(
            "a path in double quotes holds a backslash on line {0}; there \\t and \\n are signs of YAML",
            "Write it without quotes, in single quotes, or with / for \\.",
            "第 {0} 行双引号中的路径含有反斜杠；双引号内的 \\t、\\n 等是 YAML 的转义符",
            "请去掉引号，或改用单引号，或将 \\ 写作 /。"),
    STUDY_13_NO_STUDY(
            "it is not a study file: {0}",
            "Name the study file, a text such as study.yaml, or its folder.",
            "不是研究文件：{0}",
            "请指定研究文件（文本文件，如 study.yaml）或其所在文件夹。"),
    STUDY_C01_WITHOUT(
            "it has no effect without {0}.", "Give that too, or leave this key out.", "没有 {0} 时不起作用。", "请补上该项，或删去此键。"),
    STUDY_C02_BESIDE("it has no effect beside {0}.", "Leave one of the two out.", "与 {0} 同时给出时不起作用。", "请删去其中之一。"),

    // --- RUN: the run folder ---
    RUN_01_OCCUPIED(
            "it exists and is not an earlier run",
            "Name a new folder, or empty this one; nothing was changed.",
            "已存在且不是先前的运行结果",
            "请指定新文件夹或清空此文件夹；未作任何更改。"),
    RUN_02_INSIDE_INPUT("it lies inside the input {0}", "Name a folder elsewhere.", "位于输入 {0} 之内", "请指定其他位置的文件夹。"),
    RUN_03_HOLDS_INPUT(
            "it holds the input {0}, and a run replaces its folder",
            "Name a folder that holds no input.", "其中含有输入 {0}，而运行会替换该文件夹", "请指定不含输入数据的文件夹。"),
    RUN_04_NOT_WRITTEN(
            "it cannot be written: {0}",
            "Check that the folder exists and that you may write to it; nothing is left half-written.",
            "无法写入：{0}",
            "请检查文件夹是否存在、是否有写权限；没有留下不完整的结果。"),
    RUN_05_DISK_FULL(
            "the disk is full: {0}",
            "Free some space or write to another disk; nothing is left half-written.",
            "磁盘已满：{0}",
            "请腾出空间，或写到其他磁盘；没有留下不完整的结果。"),
    RUN_06_CONSERVATION(
            "a conservation check failed: {0} went in, {1} came out",
            "This is a fault of Carbonscape; please report it with the study. Nothing was written.",
            "守恒检查未通过：输入 {0}，得到 {1}",
            "这是 Carbonscape 的错误，请连同研究文件一并报告；未写出任何结果。"),
    RUN_07_NOT_EMPTY("the folder is not empty", "Name a new folder; nothing was changed.", "文件夹不为空", "请指定新文件夹；未作任何更改。"),

    RUN_08_IS_INPUT(
            "it is also an input ({0}), which would be lost", "Name another file.", "它同时是输入（{0}），写入会使其丢失", "请指定其他文件。"),
    RUN_09_EXISTS(
            "a file of this name exists",
            "Name another file, or allow it with --replace; nothing was changed.",
            "同名文件已存在",
            "请指定其他文件，或用 --replace 允许替换；未作任何更改。"),
    RUN_10_NO_FILE("it exists but is not a file", "Name a file.", "它已存在且不是文件", "请指定一个文件。"),
    RUN_11_TEMPORARY(
            "the temporary folder cannot be used: {0}",
            "Free space in it, or set TMPDIR to a folder that exists, may be written to and has 20 MB free.",
            "临时文件夹无法使用：{0}",
            "请清理空间，或将 TMPDIR 设为存在、可写且有 20 MB 空余的文件夹。"),

    RUN_12_NO_FOLDER(
            "its folder does not exist", "Make the folder, or write elsewhere.", "所在文件夹不存在", "请先建立该文件夹，或写到别处。"),
    RUN_13_HELD(
            "another program has it open, or was ended with it open ({0} lies beside it)",
            "Close it there, or name another file; nothing was changed.",
            "该文件正被其他程序打开，或其他程序在打开它时中断（旁边有 {0}）",
            "请在该程序中关闭，或指定其他文件；未作任何更改。"),

    RUN_14_OVERFLOW(
            "a result is too large to be represented",
            "Look for values in the input that are far beyond anything measured, such as no-data marks (1e38) in a "
                    + "column.",
            "结果超出数值可表示的范围",
            "请检查输入中远超实际的数值，例如列中的无数据标记（1e38）。"),

    RUN_15_CHANGED(
            "files in it were changed or put there since the run that wrote it, and would be lost: {0}",
            "Name another folder, or move these files elsewhere; --replace lets the run replace them. Nothing was "
                    + "changed.",
            "其中有文件在上次运行之后被改动或新放入，继续运行会使其丢失：{0}",
            "请指定其他文件夹，或先将这些文件移走；--replace 允许替换它们。未作任何更改。"),
    RUN_16_NO_RECORD(
            "it holds no record of a run (run.json) that can be read",
            "Name the folder that a run wrote with --out, or, for a new run, another one.",
            "其中没有可读取的运行记录（run.json）",
            "请指定由 --out 写出的结果文件夹；若要写出新的结果，请另选文件夹。"),
    RUN_17_DIFFERS(
            "files no longer hold what the run recorded: {0}",
            "Restore them, or run the study again.", "有文件与运行时的记录不一致：{0}", "请恢复这些文件，或重新运行研究。"),
    RUN_18_MISSING(
            "files that the run recorded are not there: {0}",
            "Put them back, or run the study again.", "运行记录中的文件已不存在：{0}", "请放回这些文件，或重新运行研究。"),
    RUN_19_NO_LEDGER(
            "its record has no ledger",
            "It is of an older version, or of a study without factors, emissions and stocks; run the study again.",
            "运行记录中没有账目",
            "结果由旧版本写出，或研究中没有系数、排放和碳储量；请重新运行研究。"),
    RUN_20_NO_UNIT("it has no unit \"{0}\"", "Write one of: {1}.", "其中没有单元“{0}”", "请写以下之一：{1}。"),
    RUN_21_WHICH_UNIT(
            "several units are called \"{0}\": {1}",
            "Name the one by its id, and its set with --unit-set.",
            "有多个单元名为“{0}”：{1}",
            "请用编号指明单元，并用 --unit-set 指明单元集。"),
    RUN_22_NO_YEAR("it has no year {0}", "Its years: {1}.", "其中没有 {0} 年", "可用年份：{1}。"),
    RUN_23_NO_CLASS("it has no class \"{0}\"", "Write one of: {1}.", "其中没有地类“{0}”", "请写以下之一：{1}。"),
    RUN_24_RECOMPUTED(
            "a file does not agree with the rest of the run: {0}",
            "The file was changed after the run, and its hash in run.json with it; run the study again.",
            "有文件与其余结果不符：{0}",
            "该文件在运行之后被改动，run.json 中的哈希值也随之被改；请重新运行研究。"),
    RUN_25_NOT_ANSWERED(
            "the answer could not be written there whole: {0}",
            "Free some space, or send it to another disk (> FILE); what is there is not the whole answer.",
            "答复未能完整写出：{0}",
            "请腾出空间，或输出到其他磁盘（> 文件）；已写出的部分不完整。"),
    RUN_26_LONG_NAME(
            "its name, or that of a file in it, is longer than the system allows: {0}",
            "Choose a shorter name, or a folder nearer to the root; nothing is left half-written.",
            "其名称或其中某个文件的名称超出系统允许的长度：{0}",
            "请换用较短的名称或层级较浅的文件夹；没有留下不完整的结果。"),
    RUN_27_HERE(
            "the program was started in this folder, or in one inside it, and the results would replace it",
            "Go to another folder (cd ..) and name it from there; nothing was changed.",
            "程序正是在此文件夹（或其子文件夹）中启动的，而写出结果会替换该文件夹",
            "请先转到其他文件夹（cd ..），再从那里指定它；未作任何更改。"),
    RUN_28_NOT_THERE(
            "there is no such folder{0}",
            "Name the folder that a run wrote with --out, from the folder you are in.",
            "没有该文件夹{0}",
            "请指定由 --out 写出的结果文件夹；路径相对于当前文件夹。"),
    RUN_C02_NO_STUDY(
            "its inputs were not looked at: the study file is neither where the run read it nor in the run folder or "
                    + "beside it",
            "Name it with --study.",
            "未核对输入文件：运行时的位置、结果文件夹内及其旁边都没有研究文件",
            "请用 --study 指明研究文件。"),
    RUN_C01_LEFT_OUT(
            "left out of this run: {0}", "{1} Everything else was worked out.", "本次运行未计算此项：{0}", "{1}其余各项均已完成。"),

    RUN_C03_NOT_KEPT(
            "what this run worked out cannot be kept for the next one: {0}",
            "The results themselves are whole. Make room or the folder writable, name another with --cache, or keep "
                    + "nothing with --cache none.",
            "无法为下次运行保留本次的中间结果：{0}",
            "本次结果本身完整无缺。请腾出空间或开放写权限，用 --cache 另指文件夹，或以 --cache none 不作保留。"),

    RUN_C04_OTHER_PROGRAM(
            "it was made by Carbonscape {0} and this is {1}: what is worked out anew may differ for that reason alone",
            "To be sure, verify it by the program that made it.",
            "写出该结果的是 Carbonscape {0}，当前版本为 {1}：重新计算的数值可能仅因程序不同而不一致",
            "如需确认，请用写出该结果的程序核对。"),
    RUN_C05_WRITTEN_TO(
            "it was written to while the run was at work: the record names what it held at the beginning, and results "
                    + "may rest on either",
            "Run again once nobody writes to it.",
            "运行期间该文件被改写：运行记录所载为开始时的内容，结果可能部分依据改写后的内容",
            "请在不再有人改写该文件后重新运行。"),
    RUN_C06_COLUMNS(
            "the columns of {0} are more than the 2,000 of a layer in a GeoPackage; left out: {1}",
            "They stand in the tables: areas of units by class in transitions.csv, all else in the table of its own. A "
                    + "legend of fewer classes leaves room for more.",
            "{0} 的列多于 GeoPackage 图层所能容纳的 2,000 列；未写入：{1}",
            "这些数值均在结果表格中：单元各地类面积见 transitions.csv，其余见各自的表。减少图例的地类数，可写入更多列。"),

    // --- SERVE: showing runs in a browser ---
    SERVE_01_PORT(
            "port {0} is in use, perhaps by another atlas",
            "Open that one, or write --port 0 for any free port.",
            "端口 {0} 已被占用（可能已有另一个网页图集在运行）",
            "请打开已有的网页，或写 --port 0 任选空闲端口。"),
    SERVE_02_NEWER(
            "it was written by Carbonscape {0}; this is {1}",
            "Show it with that version, or run its study again with this one.",
            "该结果由 Carbonscape {0} 写出；当前程序为 {1}",
            "请用该版本的程序查看，或用当前程序重新运行研究。"),
    SERVE_03_ADDRESS(
            "{0} is no address of this machine",
            "Leave --address out to show the runs on this machine only; 0.0.0.0 stands for all its addresses.",
            "{0} 不是本机的地址",
            "只在本机查看时不必写 --address；0.0.0.0 表示本机的所有地址。"),
    SERVE_04_NOT_EMPTY(
            "it is a file, or a folder that holds something", "Name a new or an empty folder.",
            "它是文件，或是已有内容的文件夹", "请指定新建或空的文件夹。"),
    SERVE_05_CUT_SHORT(
            "files are shorter than the run wrote them: {0}", "Copy the run folder again, or run the study again.",
            "文件短于运行写出时的长度：{0}", "请重新复制结果文件夹，或重新运行研究。"),
    SERVE_06_LOW_PORT(
            "port {0} may be used by administrators only",
            "Write a port from 1024 on, or --port 0 for any free port.",
            "端口 {0} 只有管理员可以使用",
            "请写 1024 及以上的端口，或写 --port 0 任选空闲端口。"),

    // --- REPORT: on paper ---
    REPORT_01_TEMPLATE(
            "this is no Word file (.docx, .dotx) that can be read",
            "Open it in Word and save it as .docx, without a password and not as Strict Open XML; a report.docx whose "
                    + "styles were changed does as well.",
            "不是可读取的 Word 文件（.docx、.dotx）",
            "请用 Word 打开并另存为 .docx（不加密码，不选“严格 Open XML”）；改过样式的 report.docx 也可以。"),
    REPORT_02_NO_BODY(
            "the template says where parts of the report go, but not where its body goes",
            "Add a paragraph that is {0} and nothing else.",
            "模板标明了报告某些部分的位置，却没有标明正文的位置",
            "请加入一个只含“{0}”的段落。"),
    REPORT_C01_NO_LETTER(
            "the font that is embedded has not these letters, and # stands for each: {0}",
            "Print report.html from a browser, which takes letters from the fonts of the machine.",
            "内嵌字体缺少以下字符，PDF 中以 # 代替：{0}",
            "如需完整显示，请用浏览器打印 report.html（使用本机字体）。"),
    REPORT_C02_STYLES(
            "the template has no styles for: {0}; the report's own stand in",
            "Use each once in the template (Word keeps only styles that were used), or give your own heading styles an "
                    + "outline level.",
            "模板中没有这些样式：{0}；以报告自带的样式代替",
            "请在模板中把每种样式各用一次（Word 只保存用过的样式），或为自定义的标题样式设置大纲级别。"),

    // --- STUDIO: a study made in the browser ---
    STUDIO_01_BY_HAND("{0}", "Change it in the text of the study file.", "{0}", "请在研究文件的文本中修改。"),
    STUDIO_02_CHANGED(
            "it was changed outside since it was read here",
            "What you typed here is kept: write it into the file as it is now, or reload the file without it.",
            "读入之后，该文件在别处被改动过",
            "在此输入的内容仍保留：可写入现在的文件，或放弃这些内容并重新载入。"),
    STUDIO_03_OUTSIDE(
            "it does not lie in the workspace",
            "Copy it into the workspace, or upload it.",
            "它不在工作区内",
            "请将其复制到工作区，或上传。"),
    STUDIO_04_UPLOAD(
            "{0}",
            "Copy the files into the workspace folder yourself, and name them there.",
            "{0}",
            "请直接把文件复制到工作区文件夹，再在此指明文件名。"),
    STUDIO_05_BUSY(
            "{0} runs are under way or waiting already",
            "Wait for one to end, or cancel one.", "已有 {0} 个任务正在运行或等待", "请等其中一个结束，或取消一个。"),
    STUDIO_06_WORKSPACE(
            "{0}",
            "Name a folder that no other studio has open, in which files can be written.",
            "{0}",
            "请指定可写入且未被另一个工作台打开的文件夹。"),
    STUDIO_07_REQUEST(
            "{0}",
            "Reload the page; if it says so again, the page and the program are of different versions.",
            "{0}",
            "请重新载入网页；若仍如此，则网页与程序的版本不一致。"),
    STUDIO_08_SAME_FOLDER(
            "a run into this folder is under way or waiting already",
            "Name another folder for this one, or wait for that run to end, or cancel it.",
            "已有任务正在写入或等待写入该文件夹",
            "请为本次运行另指定一个文件夹，或等那个任务结束，或将其取消。"),
    STUDIO_09_GONE(
            "the workspace is no longer there: its folder was renamed, moved or removed",
            "Give the folder this name again, or end the studio and start it for the folder as it is called now.",
            "工作区已不在原处：文件夹被重命名、移动或删除",
            "请恢复文件夹的原名，或结束工作台，再对现在的文件夹重新启动。"),

    // --- USAGE: a command line that cannot be read ---
    USAGE_01_LINE("{0}", "Try: {1}", "{0}", "用法见：{1}"),

    // --- FAULT: where the program itself comes to an end ---
    FAULT_01_MEMORY(
            "{0} MB of memory were not enough ({1})",
            "Give it more with --memory {2}, or work with fewer threads (--threads 1), larger cells or a smaller "
                    + "region.",
            "{0} MB 内存不足（{1}）",
            "请用 --memory {2} 增加内存，或减少线程（--threads 1）、增大像元、缩小区域。"),
    FAULT_C01_MEMORY(
            "the study needs about {0} MB of memory for its data, and may use {1} MB",
            "It may end before it is done: start it with --memory {2}, or work with fewer threads (--threads 1), "
                    + "larger cells or a smaller region.",
            "该研究的数据约需 {0} MB 内存，目前最多可用 {1} MB",
            "运行可能中途停止：请用 --memory {2} 启动，或减少线程（--threads 1）、增大像元、缩小区域。"),
    FAULT_02_LIBRARY(
            "a library for SQLite or ZSTD cannot be loaded from the temporary folder {0}: {1}",
            "Set TMPDIR to a folder from which programs may be run (not mounted noexec).",
            "无法从临时文件夹 {0} 加载 SQLite 或 ZSTD 库：{1}",
            "请将 TMPDIR 设为允许运行程序的文件夹（不要以 noexec 方式挂载）。"),
    FAULT_03_DEPTH(
            "the input is nested too deeply",
            "Simplify it, or allow a larger stack: CARBONSCAPE_JAVA_OPTS=-Xss64m",
            "输入中的嵌套过深",
            "请减少嵌套，或增大栈：CARBONSCAPE_JAVA_OPTS=-Xss64m"),
    FAULT_04_CHANGED(
            "a part of the program is missing ({0}): its file was changed while it ran, or is damaged",
            "Start again; if that does not help, delete app/target, and it will be rebuilt.",
            "程序的一部分缺失（{0}）：其文件在运行中被更改或已损坏",
            "请重新启动；若无效，请删除 app/target，程序将重新构建。"),
    FAULT_05_OTHER(
            "an internal error: {0}",
            "Please report it with the command, its inputs and the lines below.", "这是程序的错误：{0}", "请将命令、输入和以下各行一并报告。"),
    FAULT_06_KILLED(
            "the program was ended from outside, as the system does where memory runs out",
            "Close other programs, allow this one less (--memory 1g), or use fewer threads (--threads 1), larger cells "
                    + "or a smaller region.",
            "程序被从外部强行终止；内存耗尽时系统会这样做",
            "请关闭其他程序，限制本程序的内存（--memory 1g），或减少线程（--threads 1）、增大像元、缩小区域。"),
    FAULT_07_TOO_LITTLE(
            "the study needs about {0} MB of memory for its data, and may use {1} MB: less than half",
            "It was not begun. Start it with --memory {2}, or work with fewer threads (--threads 1), larger cells or a "
                    + "smaller region.",
            "该研究的数据约需 {0} MB 内存，目前最多可用 {1} MB，不到一半",
            "未开始运行。请用 --memory {2} 启动，或减少线程（--threads 1）、增大像元、缩小区域。"),
    FAULT_08_SYSTEM(
            "the system failed to read or write it: {0}",
            "Where too many files are open, allow more (ulimit -n 4096); where a file is too large, allow larger ones "
                    + "(ulimit -f unlimited) or write to a disk that takes them; else look after the disk or the "
                    + "connection to it. Then start again; nothing is left half-written.",
            "系统读写失败：{0}",
            "若打开的文件过多，请放宽限制（ulimit -n 4096）；若文件过大，请放宽限制（ulimit -f unlimited）"
                    + "或写到支持大文件的磁盘；否则请检查磁盘或其连接。然后重新运行；没有留下不完整的结果。"),

    // --- SUIT: suitability, zones, strategies, corridors, scenarios ---
    SUIT_01_MATRIX_SHAPE(
            "{0} judgements are needed here, {1} are given",
            "Write one row and one column for each criterion, each named once.",
            "此处需要 {0} 个判断，实际给出 {1} 个",
            "请为每个指标各写一行一列，名称不重复。"),
    SUIT_02_JUDGEMENT(
            "\"{0}\" is not a judgement or not a criterion",
            "Write a number above 0 such as 3, or a fraction such as 1/3, between criteria of the list.",
            "“{0}”不是有效的判断值或指标名",
            "请写大于 0 的数（如 3）或分数（如 1/3），且只用列表中的指标。"),
    SUIT_03_RECIPROCAL(
            "it is {0}, but its twin asks for {1}",
            "Make the two cells reciprocals (3 and 1/3), or leave one of them empty; the diagonal is 1.",
            "此处为 {0}，而对称位置要求 {1}",
            "请使两格互为倒数（如 3 与 1/3），或留空其中一格；对角线为 1。"),
    SUIT_04_MISSING_JUDGEMENT(
            "\"{0}\" and \"{1}\" are not compared",
            "Add one judgement for this pair.", "“{0}”与“{1}”没有比较", "请为这一对指标补充一个判断。"),
    SUIT_05_INCONSISTENT(
            "the consistency ratio is {0}, over {1}; the most inconsistent judgement is \"{2}\" over \"{3}\": given "
                    + "{4}, the others imply {5}",
            "Ask the expert to look at this judgement again, or allow it by name: "
                    + "suitability.weights.allow-inconsistent in a study, --allow-inconsistent in a command.",
            "一致性比率为 {0}，超过 {1}；偏差最大的判断是“{2}”对“{3}”：给出 {4}，其余判断隐含 {5}",
            "请专家复核该判断，或写明予以接受：研究文件中用 suitability.weights.allow-inconsistent，命令中用 --allow-inconsistent。"),
    SUIT_06_RANDOM_INDEX(
            "the random index table {1} has no value for {0} criteria (it ends at {2})",
            "Take the table saaty, which goes up to 15 (suitability.weights.ri, --ri), or group the criteria into a "
                    + "hierarchy.",
            "随机一致性指标表 {1} 没有 {0} 个指标的值（最多 {2} 个）",
            "请改用 saaty 表（到 15 个为止；suitability.weights.ri 或 --ri），或把指标分层。"),
    SUIT_07_NO_SPREAD(
            "the criteria do not differ between the samples: {0}",
            "These data cannot provide weights: use judgements (suitability.weights.ahp) or equal weights "
                    + "(suitability.weights.equal).",
            "各指标在样本间没有差异：{0}",
            "无法由数据得到权重：请改用专家判断（suitability.weights.ahp）或等权（suitability.weights.equal）。"),
    SUIT_08_WEIGHTS(
            "the weight of {0} is {1}",
            "Write weights of 0 or more, at least one of them above 0.", "{0} 的权重：{1}", "权重须不小于 0，且至少一个大于 0。"),
    SUIT_09_GRADING(
            "the grading \"{0}\" cannot be used with at \"{1}\" and scores \"{2}\"",
            "Write breaks (at 2|5, scores 1|3|5), classes (at forest|water, scores 9|7, - for none), quantiles "
                    + "(scores 1|3|5), minmax (at 0.01|0.99, scores 0|1) or linear (at 200|800, scores 0|1).",
            "分级“{0}”无法使用：at 为“{1}”，scores 为“{2}”",
            "请写 breaks（at 2|5，scores 1|3|5）、classes（at forest|water，scores 9|7，- 表示无得分）、quantiles（scores 1|3|5）、"
                    + "minmax（at 0.01|0.99，scores 0|1）或 linear（at 200|800，scores 0|1）。"),
    SUIT_10_GRIDS(
            "its cells are not those of \"{0}\"",
            "Bring all layers onto the study grid first.", "栅格与“{0}”不一致", "请先把所有图层统一到研究格网。"),
    SUIT_11_DISTINCT(
            "the scores fill {0} of {1} levels",
            "Cut them otherwise (suitability.breaks: natural, or limits of your own such as [4, 6]), ask for fewer "
                    + "(suitability.levels), or add criteria.",
            "得分只能分成 {0} 级，不足 {1} 级",
            "请改用其他分级方法（suitability.breaks: natural，或自定分界值，如 [4, 6]）、减少级数（suitability.levels）或增加指标。"),
    SUIT_12_EMPTY(
            "no cell has a value",
            "Check that the layers overlap, or set suitability.missing to renormalise.",
            "没有任何有值的像元",
            "请检查图层是否重叠，或将 suitability.missing 设为 renormalise。"),
    SUIT_13_RULE_LAYER(
            "there is no layer of this name",
            "Give it under suitability.layers (a raster or polygons), or rename the column to one of: {0}.",
            "没有这个名称的图层",
            "请在 suitability.layers 下给出该图层（栅格或面），或把该列改名为以下之一：{0}。"),
    SUIT_14_RESISTANCE(
            "the resistance is {0}",
            "Resistance must be above 0; leave cells that cannot be crossed without a value.",
            "阻力值为 {0}",
            "阻力值必须大于 0；不可穿越的像元请留为无值。"),
    SUIT_15_ABSENT_CLASS(
            "no cell has {0}", "Choose a class that occurs, or drop the layer.", "没有任何像元属于 {0}", "请选择实际存在的类别，或去掉该图层。"),
    SUIT_16_SCENARIO_LAND(
            "{0} ha are to be converted, {1} ha are there",
            "Lower the area, or take it from another class or zone.", "要转换 {0} 公顷，现有 {1} 公顷", "请减少面积，或从其他类别、分区转入。"),
    SUIT_17_SCENARIO_NAME("\"{0}\" is not in the account", "Write one of: {1}.", "核算中没有“{0}”", "请写以下之一：{1}。"),
    SUIT_18_EFFECT(
            "the effect \"{0}\" with share \"{1}\" cannot be used",
            "Write become:CLASS, keep:CLASS, gain:0.1, cut:0.1 or none, and a share from 0 to 1.",
            "效果“{0}”与比例“{1}”无法使用",
            "请写 become:类别、keep:类别、gain:0.1、cut:0.1 或 none，比例为 0 到 1。"),
    SUIT_19_CELLS(
            "the raster has {0} cells, at most {1} can be worked on at once",
            "Use a coarser grid or a smaller region.", "栅格有 {0} 个像元，一次最多处理 {1} 个", "请使用更粗的格网或更小的区域。"),
    SUIT_20_ROWS(
            "one side of the raster has {0} cells, at most {1} can be worked on",
            "Use a coarser grid or a smaller region.", "栅格有一边为 {0} 个像元，最多可处理 {1} 个", "请使用更粗的格网或更小的区域。"),
    SUIT_21_RULE_CLASS(
            "\"{0}\" is not a class of this layer",
            "Write names joined by |, with ! in front for all other classes; the classes are: {1}.",
            "“{0}”不是该图层的类别",
            "请写以 | 相连的类别名，前加 ! 表示其余类别；可用类别：{1}。"),
    SUIT_22_RULE_RANGE(
            "\"{0}\" is not a range",
            "Write a range such as >25, <=25 or 8..25 (above 8, up to 25), or values such as 1|2.",
            "“{0}”不是有效范围",
            "请写 >25、<=25 或 8..25（大于 8，至 25）之类的范围，或 1|2 之类的值。"),
    SUIT_23_ROW_NAME(
            "the name of the row is missing or used twice, or a required cell is empty",
            "Give each row a name of its own and fill: {0}.",
            "该行名称缺失或重复，或必填单元格为空",
            "请为每行起不同的名称，并填写：{0}。"),
    SUIT_24_NO_ROWS("the table has no rows", "Write a header and at least one row: {0}.", "表中没有数据行", "请写表头和至少一行：{0}。"),
    SUIT_25_COLUMN("the column \"{0}\" is missing", "Write the header {1}.", "缺少“{0}”列", "请写表头 {1}。"),
    SUIT_26_CLASS_SCORE(
            "no score is given for {0}; scores are given for {1}",
            "Give their scores in a table of criteria (- leaves a class out), or state their kind of land in the "
                    + "legend's column role.",
            "以下类别没有得分：{0}；已有得分的是：{1}",
            "请在指标表中给出其得分（- 表示不计分），或在图例的 role 列注明其土地类型。"),
    SUIT_27_LAYER_CLASSES(
            "the grading is for values, but the layer has classes",
            "Grade it by classes, or give the criterion a layer of values.",
            "分级针对数值，而图层为类别",
            "请改用类别分级，或为该指标提供数值图层。"),
    SUIT_28_ASSUMPTION(
            "the estimate lacks an assumption in both languages",
            "Write what it assumes in assumption_en and assumption_zh, or set the effect to none.",
            "估算缺少中英文的假设说明",
            "请在 assumption_en 和 assumption_zh 中写明假设，或把效果设为 none。"),
    SUIT_29_LAYER_VALUES(
            "the grading is for classes, but the layer has values",
            "Grade it by breaks, or give the criterion a layer of classes.",
            "分级针对类别，而图层为数值",
            "请改用断点分级，或为该指标提供类别图层。"),
    SUIT_30_SOURCE(
            "\"{0}\" is neither a file nor a layer that the study can make",
            "Write one of: {1}.", "“{0}”既不是文件，也不是本研究可生成的图层", "请写以下之一：{1}。"),
    SUIT_32_DIRECTION(
            "the direction \"{0}\" does not go with the scores \"{1}\"",
            "Write positive (more is better) or negative (less is better), or leave it out where scores are given.",
            "方向“{0}”与得分“{1}”不符",
            "请写 positive（越大越好）或 negative（越小越好）；已给得分时可不写。"),
    SUIT_33_NO_LAYER(
            "it has no layer",
            "Write its source, or add it under suitability.layers.",
            "没有对应的图层",
            "请填写 source，或在 suitability.layers 中补充。"),
    SUIT_34_MATRIX_NAMES(
            "it compares {0}; the criteria are {1}",
            "Name its rows and columns after the criteria, each once.", "该矩阵比较的是 {0}，而指标为 {1}", "请使行列名称与指标一一对应。"),
    SUIT_42_MATRIX_SIDES(
            "its rows are named {0}, its columns {1}",
            "Name rows and columns after the criteria, both alike, each once.",
            "各行名称为 {0}，各列名称为 {1}",
            "请使行、列名称一致，并与指标一一对应。"),
    SUIT_35_ZONE("\"{0}\" is not a zone defined by the rules", "Write one of: {1}.", "规则中没有分区“{0}”", "请写以下之一：{1}。"),
    SUIT_36_SCENARIO_LINE(
            "it neither converts land nor changes an energy item",
            "Fill from, to (another class) and area_ha (and zone), or item and percent (-100 or more). Remove a row of "
                    + "totals.",
            "该行既不转换土地，也不改变能源品种",
            "请填写 from、to（须为不同地类）、area_ha（及 zone），或 item 与 percent（不小于 -100）。合计行请删去。"),
    SUIT_37_NO_FLOWS(
            "the study accounts for no sources or sinks",
            "Add carbon.factors, carbon.energy or carbon.emissions.",
            "本研究没有碳源汇核算",
            "请补充 carbon.factors、carbon.energy 或 carbon.emissions。"),
    SUIT_38_RESISTANCE_CLASS(
            "the class \"{0}\" has no resistance above 0",
            "Add a row class,resistance for it to suitability.corridors.resistance.",
            "类别“{0}”没有大于 0 的阻力值",
            "请在 suitability.corridors.resistance 中为其补充一行 class,resistance。"),
    SUIT_39_SEVERAL("\"{0}\" is several classes here", "Write one of them: {1}.", "“{0}”在此对应多个地类", "请写其中之一：{1}。"),
    SUIT_40_CLIMATE(
            "\"{0}\" is not a climate",
            "Write one or several of them, joined by |: {1}.", "“{0}”不是气候类型", "请写以下之一，或以 | 相连的几个：{1}。"),
    SUIT_41_REGION(
            "no measure names the region \"{0}\"",
            "Write one of: {1}; or leave it out: then general measures alone are used.",
            "没有措施注明“{0}”这一地区",
            "请写以下之一：{1}；或不写此项：则只采用通用措施。"),
    SUIT_43_METRES(
            "distances count in metres, its limits in {0}",
            "Write the limits in metres, and m in the column unit.", "距离以米计，而其断点的单位为 {0}", "请将断点换算为米，并在 unit 列写 m。"),
    SUIT_44_RESISTANCE(
            "the resistance of \"{0}\" is {1}",
            "Write a number above 0: 1 for the land that is crossed most easily, more for all other.",
            "“{0}”的阻力值为 {1}",
            "请填写大于 0 的数值：最易通过的地类写 1，其余更大。"),
    SUIT_C01_SCALE(
            "the judgement is {0}, beyond Saaty's scale of 1 to 9",
            "Check that this is intended.", "判断值为 {0}，超出萨蒂 1–9 标度", "请确认是否有意为之。"),
    SUIT_C02_INCONSISTENT(
            "the consistency ratio is {0}, over {1}, which is allowed; the most inconsistent judgement is \"{2}\" "
                    + "over \"{3}\": given {4}, the others imply {5}",
            "Report this ratio together with the weights.",
            "一致性比率为 {0}，超过 {1}，已按设置接受；偏差最大的判断是“{2}”对“{3}”：给出 {4}，其余判断隐含 {5}",
            "请随权重一并说明。"),
    SUIT_C03_UNVERIFIED(
            "gradings are not verified ({1}): {0}",
            "Replace them with gradings for your region that have a source.", "以下分级未经核实（{1}）：{0}", "请换成适用于本区域且有出处的分级。"),
    SUIT_C04_CONFLICT(
            "rules disagree over {0} cells, which the earlier rule decided; most of them: {1}",
            "Check the order of the rules; tables/zone-conflicts.csv lists all.",
            "有 {0} 个像元同时符合结果不同的后续规则，已按先出现的规则划分；最多的为：{1}",
            "请检查规则的先后次序；tables/zone-conflicts.csv 列出全部。"),
    SUIT_C05_UNZONED(
            "cells that no rule matches: {0}",
            "Add a rule for them, or a last rule without conditions; tables/zone-conflicts.csv says which land it is.",
            "有 {0} 个像元不符合任何规则",
            "请为其补充规则，或在最后加一条无条件的规则；tables/zone-conflicts.csv 说明是哪些土地。"),
    SUIT_C06_LEFT_OUT(
            "criteria of the preset without a layer are left out: {0}",
            "Add them under suitability.layers, or write a table of criteria.",
            "预设指标中以下各项没有图层，未参与评价：{0}",
            "请在 suitability.layers 中补充，或另写指标表。"),
    SUIT_C07_RESISTANCE(
            "resistances are unverified defaults by class: {0}",
            "Give a table class,resistance for your region (suitability.corridors.resistance).",
            "阻力值为未核实的分类默认值：{0}",
            "请给出适合本区的 class,resistance 表（suitability.corridors.resistance）。"),
    SUIT_C08_NO_CORRIDOR(
            "patches of {2} ha or more in the zone \"{0}\": {1}; a corridor needs two",
            "Lower suitability.corridors.least-area, or choose another zone (suitability.corridors.from).",
            "分区“{0}”中面积不小于 {2} 公顷的斑块有 {1} 个，廊道至少需要两个",
            "请降低 suitability.corridors.least-area，或改选分区（suitability.corridors.from）。"),
    SUIT_C09_NO_MEASURE(
            "no measure applies to the land of: {0}",
            "Add measures under suitability.strategies{1}.", "以下地类没有对应的措施：{0}", "请在 suitability.strategies 中补充措施{1}。"),
    SUIT_C10_NO_RESISTANCE(
            "there are no corridors: no resistance is known for {0}",
            "Give a table class,resistance (suitability.corridors.resistance), or state their "
                    + "kind of land in the legend's column role ({1}).",
            "未生成廊道：以下地类没有阻力值：{0}",
            "请给出 class,resistance 表（suitability.corridors.resistance），或在图例的 role 列注明土地类型（{1}）。"),
    SUIT_C11_NO_REFERENCE(
            "the gradings have no source: {0}",
            "Give their source in the column reference.", "未说明以下分级的出处：{0}", "请在 reference 列写明出处。"),
    SUIT_C12_SLOPE_PERCENT(
            "slopes go up to {0}, so they are not degrees; they are taken as percent (rise over run)",
            "State their unit: suitability.slope-unit: percent.",
            "坡度最大为 {0}，不可能是度，按百分比（高差与水平距离之比）处理",
            "请写明其单位：suitability.slope-unit: percent。"),
    SUIT_C13_SLOPE_DEGREES(
            "nobody says whether slopes are degrees or percent; they go up to {0} and are taken as degrees",
            "State their unit: suitability.slope-unit: degrees or percent.",
            "未注明坡度的单位是度还是百分比；最大为 {0}，按度处理",
            "请写明其单位：suitability.slope-unit: degrees 或 percent。"),
    SUIT_C14_WEIGHTS(
            "{0} and {1} hold {2} % of the weight of {3} criteria, so the others hardly count",
            "Leave out criteria that are not meant, or weigh them by judgement (suitability.weights.ahp).",
            "{3} 项指标中，{0} 与 {1} 占权重的 {2} %，其余几乎不起作用",
            "请去掉无关的指标，或按判断赋权（suitability.weights.ahp）。"),
    SUIT_C15_ENTROPY(
            "entropy gives {0} {1} % of its weight; it measures how unevenly scores are spread over the land, and "
                    + "those of a distance are most uneven, not what matters",
            "Where it stands alone, combine it with judgements (suitability.weights.ahp), or take critic or equal "
                    + "weights.",
            "熵权法给“{0}”{1} % 的权重；熵反映得分在空间上的不均匀程度，距离类指标最不均匀，这并不等于重要",
            "如单独使用，请与判断（suitability.weights.ahp）组合，或改用 critic 或等权。"),
    SUIT_C16_ONE_LEVEL(
            "level {0} ({1}) holds {2} % of the land that has a score, so the levels tell little apart",
            "Cut the scores otherwise (suitability.breaks: quantile), or grade the criteria to the range of the data.",
            "{0} 级（{1}）占有得分土地的 {2} %，分级几乎没有区分度",
            "请换用其他分级方法（suitability.breaks: quantile），或按数据的取值范围给指标分级。"),
    SUIT_C17_SOURCE(
            "level 1, the most suitable as a sink, is a net source of {0} tCO2 a year",
            "Give land that emits no score (suitability.exclude), or look at the directions of the criteria.",
            "最适宜作为碳汇的 1 级土地是净碳源，每年 {0} tCO2",
            "请让排放碳的土地不参与评分（suitability.exclude），或检查指标方向。"),
    SUIT_C18_UNUSED(
            "no criterion, rule or pressure uses this layer",
            "Give it a name that is looked for ({0}), or leave it out.",
            "没有指标、规则或压力使用该图层",
            "请改用会被查找的名称（{0}），或删去该图层。"),
    SUIT_C19_ZONES(
            "no measure is for the zones of these rules: {1}",
            "Name them as the measures do ({0}), or add measures for them under suitability.strategies.",
            "没有针对这些分区的措施：{1}",
            "请按措施中的名称（{0}）命名分区，或在 suitability.strategies 中为它们补充措施。"),
    SUIT_C20_MEASURE_NAMES(
            "the study has no land or zone called {0}: what rows say of them does not apply.",
            "Write classes of the legend or kinds of land ({1}), and zones of the rules ({2}).",
            "研究中没有名为 {0} 的土地或分区：表中与之有关的内容不起作用。",
            "请写图例中的地类或土地类型（{1}），以及规则中的分区（{2}）。"),
    SUIT_C21_WITHIN_A_CELL(
            "its limits ({0}) count in metres and all lie within one cell ({1} m): they tell little but which cells "
                    + "are of the class itself",
            "Write the limits in metres: 500 and not 0.5 for half a kilometre.",
            "其断点（{0}）以米计，全都小于一个像元（{1} m），几乎只能区分像元本身是否属于该类",
            "请将断点换算为米：0.5 km 写作 500。"),
    SUIT_C22_LINE_TWICE(
            "{0}: row {1} says the same as row {2}, and both count",
            "Keep one of the rows, unless two changes of the same size are meant.",
            "{0}：第 {1} 行与第 {2} 行相同，两行都计算在内",
            "请保留其中一行；若确为两项同样大小的变化，则无需修改。"),
    SUIT_C23_SUM(
            "the weights sum to {0}; each counts by its share of the sum: {1}",
            "Check whether one is missing, mistyped or in percent beside fractions; weights that sum to 1 or to 100 "
                    + "are taken as they are.",
            "权重之和为 {0}；各指标按其占总和的比例计：{1}",
            "请检查是否有遗漏、误填，或百分数与小数混用；合计为 1 或 100 时按原值计算。"),
    SUIT_C25_SHARES(
            "all changes of items are taken as percent and lie below 1 %: {0}",
            "Write -10 for a reduction by 10 %, not -0.1. Where less than 1 % is meant, leave it.",
            "各项变化率均按百分数读取，且都不到 1 %：{0}",
            "减少 10 % 请写 -10，而不是 -0.1；若确为不到 1 % 的变化，可不改。"),
    SUIT_C24_ONE_SCORE(
            "{0} gives all the land the same score ({1}), so {2} % of the weight tells no place from another",
            "Look whether the layer is the one that is meant and holds values here, and whether the grading's limits "
                    + "are in its unit; or leave the criterion out.",
            "“{0}”给全部土地相同的得分（{1}），{2} % 的权重不起区分作用",
            "请检查图层是否正确、本区内是否有数据，以及分级断点的单位是否与图层一致；或去掉该指标。"),

    // --- FILE: any input file ---
    FILE_01_MISSING(
            "the file does not exist{0}",
            "Check the path: those in a study are relative to its file, those of a command to the folder you are in.",
            "文件不存在{0}",
            "请检查路径：研究文件中的路径相对于该文件，命令中的路径相对于当前文件夹。"),
    FILE_02_EMPTY("the file is empty", "Copy or export it again.", "文件是空的", "请重新复制或导出。"),
    FILE_03_UNREADABLE(
            "it cannot be read: {0}",
            "Check that it is complete and that you may read it.", "无法读取：{0}", "请检查文件是否完整、是否有读取权限。"),
    FILE_04_DENIED(
            "the server does not let it be read (HTTP {0})",
            "Check that the address is public or signed and has not run out; or download the file and name that.",
            "服务器不允许读取（HTTP {0}）",
            "请确认该地址公开或带有效签名；也可先下载，再指定本地文件。"),
    FILE_05_NOT_THERE(
            "the server has no such file (HTTP {0})",
            "Check the address in a browser.", "服务器上没有该文件（HTTP {0}）", "请在浏览器中核对地址。"),
    FILE_06_NO_RANGES(
            "the server sends whole files only, no ranges of bytes",
            "Download the file and name that, or put it on a server with ranges, as object stores and most web servers "
                    + "have.",
            "服务器只能发送整个文件，不支持按字节范围读取",
            "请先下载再指定本地文件，或改用支持范围请求的服务器（对象存储及多数网站服务器均支持）。"),
    FILE_07_CHANGED(
            "it changed on the server while it was read",
            "Run again once nobody writes to it.",
            "读取期间服务器上的文件有变动",
            "请待其不再变动后重新运行。"),
    FILE_08_SERVER(
            "the server did not send it: {0}; it was asked {1} times",
            "Check the connection and try again; or download the file and name that.",
            "服务器未能送达：{0}；已请求 {1} 次",
            "请检查网络后重试；也可先下载，再指定本地文件。"),

    FILE_09_NO_HADOOP(
            "{0}:// is read by Hadoop, which is not there",
            "Run it with --engine spark (--master local[*] will do), whose Hadoop reads it; or copy the file and name "
                    + "the copy.",
            "{0}:// 需由 Hadoop 读取，而当前没有 Hadoop",
            "请加上 --engine spark（--master local[*] 即可），由其中的 Hadoop 读取；也可先复制到本地，再指定该副本。"),
    FILE_10_OTHER(
            "it is not what it was when the run began: {0}",
            "Run again once nobody writes to it; on a cluster, make sure that every machine sees the same file.",
            "已不是运行开始时的文件：{0}",
            "请待其不再变动后重新运行；若在集群上运行，请确认各机器读到的是同一文件。"),

    FILE_11_NO_LIST(
            "a web server does not say which files it has",
            "Name them one by one, with commas between them and braces around, or name a .vrt that joins them "
                    + "(gdalbuildvrt all.vrt *.tif).",
            "网站服务器不会列出其中的文件",
            "请在花括号中以逗号逐一列出，或指定拼接它们的 .vrt（gdalbuildvrt all.vrt *.tif）。"),
    FILE_12_PACKED(
            "it is a packed file ({0})",
            "Unpack it, and name the file that was in it.", "这是压缩包（{0}）", "请先解压，再指定其中的文件。"),

    // --- CLUSTER: work on machines beyond this one ---
    CLUSTER_01_NO_SPARK(
            "no Apache Spark was found ({0})",
            "Set SPARK_HOME to the folder of Spark 4, the one that holds jars; without --engine the work is done on "
                    + "this machine.",
            "未找到 Apache Spark（{0}）",
            "请将 SPARK_HOME 设为 Spark 4 所在文件夹（其中有 jars）；不写 --engine 则在本机计算。"),
    CLUSTER_02_NO_PART(
            "the part that works with Spark is not there",
            "Put carbonscape-spark.jar of the same version beside the program's own jar; in a checkout, run "
                    + "mvn -Pspark -DskipTests package.",
            "缺少与 Spark 配合的组件",
            "请将同版本的 carbonscape-spark.jar 放在程序自身的 jar 旁；若为源代码目录，请运行 mvn -Pspark -DskipTests package。"),
    CLUSTER_03_SPARK_VERSION(
            "it holds Spark {0}; Spark 4 is needed",
            "Set SPARK_HOME to a Spark 4 (tried with {1}).",
            "其中为 Spark {0}，需要 Spark 4",
            "请将 SPARK_HOME 设为 Spark 4（已用 {1} 测试）。"),
    CLUSTER_04_NO_MASTER(
            "no master answers there: {0}",
            "Check host and port (the master's own page shows its address) and what lies between; --master local[*] "
                    + "works on this machine alone.",
            "没有主节点应答：{0}",
            "请核对主机与端口（主节点页面上有其地址）及其间的网络；--master local[*] 只用本机。"),
    CLUSTER_05_NO_EXECUTOR(
            "no executor came within {0} s",
            "See on the master's page whether workers are there with free cores and memory; ask for less of both in "
                    + "Spark's own settings (conf/spark-defaults.conf).",
            "{0} 秒内没有执行器就位",
            "请在主节点页面查看是否有空闲核心与内存的工作节点；可在 Spark 的设置（conf/spark-defaults.conf）中减少所需的核心与内存。"),
    CLUSTER_06_NOT_SEEN(
            "the executor on {0} does not see it, this machine does",
            "Put it where every machine reads it by the same name: a file share, hdfs://, s3a:// or https://.",
            "{0} 上的执行器读不到该文件，而本机可以",
            "请放到各机器以同一名称可读的位置：共享文件夹、hdfs://、s3a:// 或 https://。"),
    CLUSTER_07_VERSIONS(
            "the executor on {0} runs {1}, this machine {2}",
            "Run the same versions on all of them: point SPARK_HOME here to what the cluster has, and take jars of "
                    + "this program's other versions out of the executors' class path.",
            "{0} 上的执行器运行 {1}，本机为 {2}",
            "请使各机器版本一致：将本机的 SPARK_HOME 指向与集群相同的版本，并从执行器的类路径中移除本程序其他版本的 jar。"),
    CLUSTER_08_GAVE_UP(
            "the cluster gave up: {0}",
            "See the executors' logs on the master's page; run again when their machines have memory and disk "
                    + "to spare. Nothing was written.",
            "集群放弃了任务：{0}",
            "请在主节点页面查看执行器日志；待各机器有足够的内存与磁盘后重新运行。未写出任何结果。"),
    CLUSTER_09_NO_SUCH_MASTER(
            "it names no master",
            "Write local[*], spark://HOST:7077, yarn or k8s://https://HOST:PORT.",
            "不是主节点的写法",
            "请写 local[*]、spark://HOST:7077、yarn 或 k8s://https://HOST:PORT。"),
    CLUSTER_10_LACKS(
            "what leads there is missing: {0}",
            "Set HADOOP_CONF_DIR as the cluster's own tools have it, and SPARK_HOME to the whole Spark that the "
                    + "cluster has.",
            "缺少连接所需的内容：{0}",
            "请按集群自带工具的设置给出 HADOOP_CONF_DIR，并将 SPARK_HOME 指向集群所用的完整 Spark。"),
    CLUSTER_11_SETTINGS(
            "Spark does not begin with its settings: {0}",
            "Change what it names: memory of this machine by --memory (1 GB will do), all else in "
                    + "conf/spark-defaults.conf.",
            "Spark 无法按现有设置启动：{0}",
            "请修改其中所指的设置：本机内存用 --memory（1 GB 即可），其余在 conf/spark-defaults.conf 中。"),

    // --- UNITS: unit sets on the study grid ---
    UNITS_01_NO_CRS(
            "it does not name its coordinate reference system",
            "Put a .prj file of its name beside a Shapefile or a table. Else give it its system in QGIS: right click "
                    + "on the layer > Layer CRS > Set Layer CRS, then Export > Save Features As GeoPackage.",
            "未说明采用的坐标系",
            "Shapefile 或表格请在旁边放置同名的 .prj 文件；其他文件请在 QGIS 中指定坐标系：右击图层 > 图层 CRS > 设置图层 CRS，再“导出 > 要素另存为”GeoPackage。"),
    UNITS_02_ALL_OUTSIDE(
            "none of its {0} units contains the centre of a cell of the study grid ({1}){2}",
            "Check the coordinate reference systems of both, and whether the file is of this region.{3}",
            "其 {0} 个单元都不含研究格网（{1}）的像元中心{2}",
            "请检查两者的坐标系，以及文件是否属于本区域。{3}"),
    UNITS_03_OVERLAP(
            "units overlap (with the cells they share): {0}",
            "Correct the boundaries: a cell can belong to one unit only. Slivers below 1 % of both units only cause a "
                    + "caution.",
            "单元相互重叠（括号内为重叠像元数）：{0}",
            "请修正边界：一个像元只能属于一个单元。重叠小于两单元面积 1 % 时仅作提醒。"),
    UNITS_04_FISHNET_DEGREES(
            "a fishnet needs a projected study grid; this one is in degrees ({0})",
            "Name a projected system such as {1} (grid.crs); for a command, project the rasters first: "
                    + "gdalwarp -t_srs {1} -r near INPUT OUTPUT.tif",
            "渔网需要投影坐标系的研究格网；当前格网以度为单位（{0}）",
            "请指定投影坐标系，如 {1}（grid.crs）；使用命令时请先将栅格投影：gdalwarp -t_srs {1} -r near INPUT OUTPUT.tif"),
    UNITS_05_FISHNET_SIZE(
            "squares of {0} m do not suit cells of {1} m: there would be {2} of them",
            "Choose a side of at least a cell that makes fewer than 4 million squares.",
            "{0} m 的方格与 {1} m 的像元不相配：将有 {2} 个方格",
            "请选择不小于像元且方格总数少于 400 万的边长。"),
    UNITS_C01_OUTSIDE(
            "{0} of {1} units hold no cell of the study grid: {2}",
            "They are listed with zeros. Check whether the rasters, or the region asked for, cover them.",
            "{1} 个单元中有 {0} 个不含研究格网的像元：{2}",
            "结果中以零列出。请检查栅格或所给研究区范围是否覆盖它们。"),
    UNITS_C02_OVERLAP(
            "units overlap (with the cells they share): {0}",
            "Each cell was given to the unit that comes later in the file, so nothing is counted twice.",
            "单元相互重叠（括号内为重叠像元数）：{0}",
            "每个像元归入文件中靠后的单元，因此没有重复计算。"),
    UNITS_C04_OVERLAP(
            "{0} pairs of units overlap: {1} (share of the smaller unit)",
            "Neighbours that share borders are lost there, and cells of a raster go to the later "
                    + "unit; correct the polygons if this is not intended.",
            "{0} 对单元覆盖同一区域：{1}（占较小单元的比例）",
            "重叠处按公共边界的邻接会丢失，栅格像元归后一单元；若非有意，请修正多边形。"),
    UNITS_C05_MERIDIAN(
            "{0} units have edges longer than half the Earth ({1}); these were taken for edges across the 180th "
                    + "meridian",
            "Cut such units at the meridian if this is not meant.",
            "{0} 个单元有跨度超过半个地球的边（{1}），按跨越 180° 经线处理",
            "若非此意，请在 180° 经线处切分这些单元。"),
    UNITS_C06_TOGETHER(
            "units lie on both sides of the 180th meridian; longitudes run on across it",
            "Nothing need be done.",
            "单元位于 180° 经线两侧，经度跨该经线连续计算",
            "无需处理。"),
    UNITS_06_NO_POSITION(
            "{0} units cannot be drawn in {1}, whose map ends within them: {2}",
            "Choose a study system that covers them (grid.crs), or leave these units out.",
            "{0} 个单元无法在 {1} 中绘出，该坐标系的图幅在其内部断开：{2}",
            "请为研究选用能容纳它们的坐标系（grid.crs），或去掉这些单元。"),
    UNITS_07_TWO_UNITS(
            "\"{0}\" is the unit {1}, but \"{2}\" is the unit {3}",
            "Correct one of the two columns, or remove the one that is not meant.",
            "“{0}”是单元 {1}，而“{2}”是单元 {3}",
            "请更正其中一列，或删除不需要的一列。"),
    UNITS_08_NAME(
            "the name \"{0}\" is that of {1} units: {2}",
            "Write their ids instead.", "名称“{0}”对应 {1} 个单元：{2}", "请改写单元编号。"),
    UNITS_09_STRANGERS(
            "not among the ids or names of the units {1} ({0} in all): {2}",
            "Correct them or remove their rows.{3}", "有 {0} 个名称不在单元集 {1} 的编号或名称中：{2}", "请更正，或删除这些行。{3}"),
    UNITS_10_SHARES(
            "\"fraction\" shares cells out among units, but {0} puts amounts on single cells, each in one unit.",
            "Write grid.cells: centre, or leave {0} out.",
            "“fraction”将像元分摊给多个单元，而 {0} 需将量值落到单个像元，每个像元只属一个单元。",
            "请写 grid.cells: centre，或去掉 {0}。"),
    UNITS_11_ROUNDED(
            "ids in powers of ten, whose last digits are lost (in brackets the ids that may be meant): {0}",
            "Give the column of ids the number format 0 in the spreadsheet that the table was saved from, and save it "
                    + "again: this file has the lost digits no more.",
            "编号被写成科学计数法，末几位数字已丢失（括号内为可能的编号）：{0}",
            "请在另存前的表格中将编号列的单元格格式设为“数值”、小数位数 0，再重新保存；本文件中已没有丢失的数字。"),
    UNITS_C07_TOTALS(
            "rows of totals, or of parts of others, were left out ({1}): {0}",
            "Nothing needs to be done, unless a unit is called so: then write its id, or rename it.",
            "有 {0} 行为合计或其他行的一部分（{1}），已略去",
            "无需处理；若确有单元名称如此，请改写其编号或另取名称。"),
    UNITS_C10_BEYOND(
            "the table has {0} names beyond {1}, whose units all have rows: {2}. They are not counted: {3} of {4} "
                    + "rows{5}",
            "Nothing needs to be done where the table covers more than the study (a total of a province among them "
                    + "makes the share larger). Correct a name that is one of the study's units.",
            "表中有 {0} 个名称不属于单元集 {1}（该集各单元均有数据行）：{2}。这些名称不计入：全表 {4} 行中的 {3} 行{5}",
            "表的范围大于研究区时无需处理（其中若有全省、全市数，所占比例会偏大）；若其中有研究单元的别称，请更正。"),
    UNITS_C11_SHORT(
            "names without the ending of the unit's name, or with one that it lacks, were taken as that unit: {0}",
            "Nothing needs to be done where these units are meant; else remove these rows, or write the ids of units.",
            "以下名称与单元名称只差末尾的行政区类别，按该单元读取：{0}",
            "若所指即为这些单元，无需处理；否则请删除这些行，或改写单元编号。"),
    UNITS_C08_LEFT_OUT(
            "units outside the region (grid.extent, --extent), or with less than 1 % of their land in it, have "
                    + "emissions, which are left out: {0}",
            "Nothing needs to be done if the region is meant so.",
            "研究区范围（grid.extent、--extent）之外或仅有不足 1 % 在范围内的单元有排放，不计入：{0}",
            "若范围无误，无需处理。"),
    UNITS_C09_CUT(
            "the region (grid.extent, --extent) cuts units with emissions, all of which count on the land inside "
                    + "(with the share of the unit inside): {0}",
            "Give a region that holds whole units, or the emissions of the parts inside.",
            "研究区范围（grid.extent、--extent）切割了有排放的单元，其全部排放计在范围内的土地上（括号内为范围内所占比例）：{0}",
            "请给出包含完整单元的范围，或只给出范围内部分的排放。"),
    UNITS_C12_BORDER(
            "the region holds the cells whose centres lie in it; the parts of other cells that its units cover are not "
                    + "counted, though grid.cells is fraction",
            "Give a region that is a cell wider than the units, and take the units' own figures.",
            "研究区只含中心位于其内的像元；其余像元被单元覆盖的部分不计入，尽管 grid.cells 为 fraction",
            "请将研究区放宽到比单元的外边界多一个像元，并采用各单元的数值。"),
    UNITS_C03_NO_UNIT(
            "{1} km2 of land use lie in no unit (cells: {0})",
            "They are listed as the unit \"outside\", so that all tables add up to the same totals.",
            "有 {0} 个像元（{1} km2）不属于任何单元",
            "结果中列为单元“outside”，以保证各表总数一致。"),

    // --- VECTOR: GeoPackage, GeoJSON, Shapefile ---
    VECTOR_01_FORMAT(
            "it is neither a GeoPackage nor a GeoJSON, FlatGeobuf, KML or Shapefile file",
            "Export it as GeoPackage (.gpkg), GeoJSON (.geojson), KML or Shapefile (.shp with its .dbf and .prj, or "
                    + "all of them in a .zip).",
            "不是 GeoPackage、GeoJSON、FlatGeobuf、KML 或 Shapefile 文件",
            "请导出为 GeoPackage（.gpkg）、GeoJSON（.geojson）、KML 或 Shapefile（.shp 及其 .dbf、.prj，或打包为 .zip）。"),
    VECTOR_22_CONVERT(
            "{0} is not read here",
            "Save it as GeoPackage: in QGIS by a right click on the layer > Export > Save Features As, or by {1}",
            "此处无法读取 {0} 文件",
            "请另存为 GeoPackage：在 QGIS 中右击图层 > 导出 > 要素另存为，或使用 {1}"),
    VECTOR_02_DAMAGED("the file is damaged: {0}", "Copy or export it again.", "文件已损坏：{0}", "请重新复制或导出。"),
    VECTOR_03_NO_LAYER("there is no layer \"{0}\"", "Name one of its layers: {1}.", "没有图层“{0}”", "请从以下图层中选择：{1}。"),
    VECTOR_04_WHICH_LAYER(
            "the file has {0} layers that could be meant: {1}",
            "Name the one to use, as FILE#LAYER; for units also by units.NAME.layer in a study, --layer in a command.",
            "文件中有 {0} 个可用图层：{1}",
            "请指明要用的图层：写作 文件名#图层名；单元也可用研究文件中的 units.NAME.layer 或命令的 --layer。"),
    VECTOR_05_NO_FEATURES(
            "layer \"{0}\" has no features",
            "Choose another layer or file, or export it again without a filter.",
            "图层“{0}”没有要素",
            "请改用其他图层或文件，或取消筛选后重新导出。"),
    VECTOR_23_NO_DBF(
            "its .dbf file is missing, so there is no column \"{0}\" nor any other",
            "Put the .dbf beside the .shp; without columns units are numbered in their order.",
            "缺少 .dbf 文件，因此没有字段“{0}”，也没有其他字段",
            "请将 .dbf 放在 .shp 旁边；没有字段时单元按顺序编号。"),
    VECTOR_06_NO_COLUMN("there is no column \"{0}\"", "Name one of its columns: {1}.", "没有字段“{0}”", "请从以下字段中选择：{1}。"),
    VECTOR_07_EMPTY_ID(
            "{0} features have no value in the id column \"{1}\": feature {2}",
            "Fill them in, or name another id column (units.NAME.id, --id).",
            "{0} 个要素的编号字段“{1}”为空：要素 {2}",
            "请补全，或改用其他编号字段（units.NAME.id 或 --id）。"),
    VECTOR_08_DOUBLE_ID(
            "{0} ids of column \"{1}\" occur more than once: {2}",
            "Give every unit its own id, or dissolve the features that belong together.",
            "字段“{1}”中有 {0} 个编号重复：{2}",
            "请使每个单元的编号唯一，或先融合属于同一单元的要素。"),
    VECTOR_09_NOT_POLYGONS(
            "{0} features are not polygons: {1}",
            "Units must be polygons; remove these features or choose another layer.",
            "{0} 个要素不是面：{1}",
            "单元必须是面；请删除这些要素或改用其他图层。"),
    VECTOR_10_EMPTY_GEOMETRY(
            "{0} features have no geometry: {1}",
            "Remove them or draw their outline.", "{0} 个要素没有几何图形：{1}", "请删除这些要素或补画边界。"),
    VECTOR_11_CURVES(
            "{0} features have a geometry that is not made of straight lines ({1}): feature {2}",
            "Convert it to straight lines first, e.g. `ogr2ogr -nlt CONVERT_TO_LINEAR out.gpkg in.gpkg`.",
            "{0} 个要素的几何类型不是由直线段构成（{1}）：要素 {2}",
            "请先转换为直线段，例如 `ogr2ogr -nlt CONVERT_TO_LINEAR out.gpkg in.gpkg`。"),
    VECTOR_12_COORDINATES(
            "{0} features have coordinates that are not finite numbers: {1}",
            "Remove or redraw them, then export the file again.", "{0} 个要素含有非有限数值的坐标：{1}", "请删除或重绘这些要素后重新导出。"),
    VECTOR_13_LOCKED(
            "another program holds the file",
            "Close it there (or save the edits), then run again.",
            "文件正被其他程序占用",
            "请在该程序中关闭文件（或保存编辑）后重试。"),
    VECTOR_14_NO_GEOPACKAGE(
            "it is an SQLite file without the tables of a GeoPackage",
            "Export the layer as GeoPackage.",
            "这是 SQLite 文件，但没有 GeoPackage 的数据表",
            "请将图层导出为 GeoPackage。"),
    VECTOR_15_NOTHING_LEFT(
            "{0} polygons enclose no area, even after repair: {1}",
            "Remove them or draw their outline again.", "{0} 个面修复后仍没有面积：{1}", "请删除或重画这些面。"),
    VECTOR_16_ENCODING(
            "its encoding \"{0}\" is not known",
            "Write the true one into the .cpg file, e.g. UTF-8 or GBK.",
            "未知的字符编码“{0}”",
            "请在 .cpg 文件中写明正确的编码，例如 UTF-8 或 GBK。"),
    VECTOR_18_NO_CRS_NAME(
            "its coordinate system is given as \"{0}\", which is not understood",
            "Export it again with an EPSG code, or without any for WGS84.",
            "无法识别的坐标系“{0}”",
            "请用 EPSG 代码重新导出；WGS84 可不写。"),
    VECTOR_19_TANGLED(
            "{0} polygons have outlines that cross or run over themselves so often that repair would be a guess: {1}",
            "Redraw them, or clean the layer first: in QGIS, Vector > Geometry Tools > Simplify, then Fix Geometries "
                    + "from the Processing Toolbox.",
            "{0} 个面的边界自相交或重复描画过多，无法可靠修复：{1}",
            "请重新绘制，或先清理图层：在 QGIS 中用“矢量 > 几何工具 > 简化”，再用处理工具箱中的“修复几何图形”。"),
    VECTOR_24_NO_DEGREES(
            "{0} features lie where no longitude and latitude are, such as {1}; yet its system, {2}, is in degrees",
            "Give it the system that its numbers are in (in QGIS: Set Layer CRS, then Export > Save Features As; "
                    + "GeoJSON that names none is in degrees), or write longitudes before latitudes.",
            "{0} 个要素的坐标不可能是经纬度，如 {1}；而其坐标系 {2} 以度为单位",
            "请指定这些坐标所属的坐标系（在 QGIS 中：设置图层坐标系，再用 导出 > 要素另存为；未注明坐标系的 GeoJSON 视为经纬度），或将经度写在纬度之前。"),
    VECTOR_C01_SELF_CROSSING(
            "{0} polygons had outlines that cross or touch themselves and were repaired: {1}",
            "Check these units on the map; correct them in the source file.",
            "{0} 个面的边界自相交或自接触，已自动修复：{1}",
            "请在地图上检查这些单元，并在源文件中修正。"),
    VECTOR_C02_HOLES(
            "{0} polygons had holes or parts that lie in the wrong place (outside, nested or doubled) and were "
                    + "repaired: {1}",
            "Check these units on the map; correct them in the source file.",
            "{0} 个面的孔洞或部件位置有误（在外、嵌套或重复），已自动修复：{1}",
            "请在地图上检查这些单元，并在源文件中修正。"),
    VECTOR_C03_RINGS(
            "{0} features had rings that do not close or have fewer than four points; they were closed or left out: "
                    + "{1}",
            "Check these features; correct them in the source file.",
            "{0} 个要素含有未闭合或少于四个点的环，已闭合或略去：{1}",
            "请检查这些要素，并在源文件中修正。"),
    VECTOR_C04_NO_DBF(
            "the .dbf file is missing, so its features have no columns",
            "Put the .dbf beside the .shp if ids or names are needed.",
            "缺少 .dbf 文件，要素没有属性字段",
            "如需编号或名称，请将 .dbf 放在 .shp 旁边。"),
    VECTOR_C05_ENCODING_GUESSED(
            "no encoding is declared; its text was read as {0}",
            "If names look wrong, write the true encoding into a .cpg file beside it.",
            "未声明字符编码，文本按 {0} 读取",
            "如名称显示有误，请在旁边的 .cpg 文件中写明正确的编码。"),
    VECTOR_C06_BAD_TEXT(
            "{0} texts hold bytes that are not {1}; they were replaced: {2}",
            "Check these names; write the true encoding into a .cpg file beside it.",
            "{0} 处文本含有不属于 {1} 的字节，已被替换：{2}",
            "请检查这些名称，并在旁边的 .cpg 文件中写明正确的编码。"),
    VECTOR_C07_NO_PLACE(
            "units without a geometry, which have no place and no neighbours: {0} ({1})",
            "Draw them, or remove them.", "没有几何图形、因而没有位置和邻居的单元有 {0} 个（{1}）", "请补画其图形，或将其删除。"),
    VECTOR_C08_MISSING(
            "values that usually stand for a missing one, and are read as numbers: {0}, the first being {1}",
            "If they mean no value, empty these cells (NULL) in the file, in QGIS with the field calculator: "
                    + "nullif(COLUMN, {1}).",
            "有 {0} 个值通常是缺失值的代号，但按数值读取，第一个为 {1}",
            "若其表示没有数值，请在文件中将其清空（NULL），如在 QGIS 的字段计算器中用 nullif(列名, {1})。"),
    VECTOR_C09_OTHER_ENCODING(
            "the encoding {0} is declared, but all its texts are {1}, and were read as such",
            "Write {1} into the .cpg file beside it, for other programs too.",
            "声明的字符编码为 {0}，但全部文本都是 {1}，已按 {1} 读取",
            "请在旁边的 .cpg 文件中写明 {1}，以便其他软件也能正确读取。"),
    VECTOR_C10_ALIKE(
            "the column \"{0}\" has one name for many units: {1}",
            "Name a column that tells the units apart, as name: in the section of the units. Columns that do: {2}",
            "“{0}”列中许多单元同名：{1}",
            "请在单元部分的 name 中改用能区分各单元的列。可用的列：{2}"),
    VECTOR_C11_DOUBLE_IDS(
            "ids in the column \"id\" that stand more than once, or are missing: {0} ({1}); units are called by their "
                    + "numbers instead",
            "Remove the rows of a unit that stands twice, since both count; else correct the ids, or name another "
                    + "column: --id COLUMN.",
            "“id”列中有 {0} 个编号重复或缺失（{1}），单元改以序号表示",
            "若同一单元出现两次，两行都会计入，请删除多余的行；否则请更正编号，或用 --id 指定其他列。"),

    // --- TABLE: CSV and XLSX ---
    TABLE_01_FORMAT(
            "it is neither a CSV text nor an XLSX workbook; it looks like {0}",
            "Open it in a program that reads it, and save its table as .xlsx or .csv, or copy it into one.",
            "不是 CSV 文本或 XLSX 工作簿；看起来是 {0}",
            "请用能打开它的软件打开，将其中的表格另存为（或复制到）.xlsx 或 .csv。"),
    TABLE_02_XLS(
            "it is a workbook of the old .xls kind, or of WPS (.et), or behind a password",
            "In Excel or WPS: File > Save As > Excel Workbook (*.xlsx), without a password; in LibreOffice: "
                    + "`soffice --headless --convert-to xlsx --outdir converted {0}`.",
            "这是旧式 .xls 工作簿、WPS 表格（.et），或设有密码的工作簿",
            "在 Excel 或 WPS 中：文件 → 另存为 → Excel 工作簿（*.xlsx），不设密码；用 LibreOffice：`soffice --headless "
                    + "--convert-to xlsx --outdir converted {0}`。"),
    TABLE_03_DAMAGED(
            "the workbook is damaged: {0}",
            "Open it in a spreadsheet program and save it again.", "工作簿已损坏：{0}", "请在电子表格软件中打开并重新保存。"),
    TABLE_04_NO_SHEET("there is no sheet \"{0}\"", "Name one of its sheets: {1}.", "没有工作表“{0}”", "请从以下工作表中选择：{1}。"),
    TABLE_05_ENCODING(
            "line {0} is neither UTF-8 nor Chinese text in GBK",
            "Open it in the encoding that it was written in (Excel: Data, From Text/CSV, File Origin; LibreOffice asks "
                    + "for the character set), Big5 for traditional Chinese and Windows-1252 for Western letters, see "
                    + "that its letters are right, and save it as \"CSV UTF-8\".",
            "第 {0} 行既不是 UTF-8 文本，也不是 GBK 中文文本",
            "请按原来的编码打开（Excel：数据 > 从文本/CSV > 文件原始格式；WPS：数据 > 导入数据），繁体中文多为 Big5，"
                    + "西文多为 Windows-1252，确认文字无误后另存为“CSV UTF-8”。"),
    TABLE_06_NO_HEADER("there is no header row", "Write the column names into the first row.", "没有表头", "请在第一行写列名。"),
    TABLE_07_RAGGED(
            "the row has {0} cells, the header has {1}",
            "Add or remove separators, or put text that holds a separator in double quotes.",
            "该行有 {0} 个单元格，而表头有 {1} 个",
            "请增减分隔符；含分隔符的文本请用双引号括起。"),
    TABLE_08_DOUBLE_COLUMN(
            "two columns have the same name \"{0}\" (columns {1} and {2})",
            "Rename or remove one of them.", "有两列同名“{0}”（第 {1} 列和第 {2} 列）", "请重命名或删除其中一列。"),
    TABLE_09_OPEN_QUOTE(
            "a quote opened in line {0} is never closed",
            "Close it, or double every quote inside quoted text.", "第 {0} 行的引号没有闭合", "请补上引号；引号内的引号要写两次。"),
    TABLE_10_NO_COLUMN(
            "the column \"{0}\" is missing",
            "Add it, or rename the column that holds it. Columns found: {1}.", "缺少列“{0}”", "请添加，或将相应的列改为此名。已有的列：{1}。"),
    TABLE_11_NOT_NUMBER(
            "\"{0}\" is not a number",
            "Write a plain number such as -1234.5 (decimal point, no commas): a loss with a minus sign, not in "
                    + "brackets; no words, unit or mark of a note; 3000 for 0.3万, 120000000 for 1.2亿. Leave the cell "
                    + "empty where it is missing.",
            "“{0}”不是数字",
            "请写成普通数字，例如 -1234.5（用小数点，不用逗号）：负数用负号，不用括号；不带文字、单位和注释标记；" + "0.3万写成 3000，1.2亿写成 120000000。缺数据的请留空。"),
    TABLE_12_EMPTY_CELL("the cell is empty", "Fill it in.", "单元格为空", "请补全。"),
    TABLE_13_NOT_FINITE(
            "\"{0}\" is not a finite number",
            "Write a number, or leave the cell empty if the column allows it.", "“{0}”不是有限数值", "请写数字；若该列允许，可留空。"),
    TABLE_14_TOO_LARGE(
            "it holds more than {0}",
            "Split it, or keep only the rows and columns that are needed.", "内容超过 {0}", "请拆分，或只保留需要的行和列。"),
    TABLE_15_NO_ROWS(
            "there are no rows below the header",
            "Add the data; of a workbook with several sheets name the one that has them: file.xlsx#sheet.",
            "表头下面没有数据行",
            "请添加数据；工作簿有多张工作表时，请写明有数据的那一张：file.xlsx#工作表。"),
    TABLE_16_NO_NAME(
            "column {0} has values but no name", "Write its name into the header row.", "第 {0} 列有数据但没有列名", "请在表头中写列名。"),
    TABLE_18_MISSPELT_COLUMN(
            "the column \"{0}\" is missing; there is one called \"{1}\"",
            "Rename it if it is the one meant. Columns found: {2}.", "缺少列“{0}”；有一列名为“{1}”", "若即此列，请改名。已有的列：{2}。"),

    TABLE_19_OTHER_WORKBOOK(
            "it is {1}",
            "In LibreOffice, Excel or WPS: File > Save As > Excel Workbook (*.xlsx); or "
                    + "`soffice --headless --convert-to xlsx --outdir converted {0}`.",
            "这是{1}",
            "在 LibreOffice、Excel 或 WPS 中：文件 → 另存为 → Excel 工作簿（*.xlsx）；或 `soffice --headless "
                    + "--convert-to xlsx --outdir converted {0}`。"),
    TABLE_20_TWO_HEADERS(
            "row {0} and row {1} may both be the header",
            "Keep one table a sheet: remove the rows of the other, or put it on a sheet of its own and name that sheet "
                    + "(file.xlsx#sheet).",
            "第 {0} 行和第 {1} 行都可能是表头",
            "每张工作表只放一个表：请删除另一个表的行，或将其放到单独的工作表并写明（file.xlsx#工作表）。"),
    TABLE_21_TWO_COLUMNS(
            "several columns may be \"{0}\": {1}",
            "Name the one that is meant \"{0}\", or remove the others.{2}",
            "有多列可能是“{0}”：{1}",
            "请将所需的一列改名为“{0}”，或删除其他列。{2}"),
    TABLE_22_TWO_NUMBERS(
            "\"{0}\" may be {1} (thousands) or {2} (decimal comma)",
            "Write it without a comma: {1}, or {2} with a decimal point.",
            "“{0}”可能是 {1}（千位分隔），也可能是 {2}（小数逗号）",
            "请不用逗号书写：{1}，或用小数点写作 {2}。"),
    TABLE_23_TWO_SHEETS(
            "several sheets hold such a table: {0}",
            "Name the one that is meant behind the file: {1}; where each has some of the units or years, put their "
                    + "rows together on one sheet.",
            "有多张工作表都含有这样的表：{0}",
            "请在文件名后写明所需的工作表：{1}；若各表分别为部分单元或年份，请将各表的行合并到一张工作表。"),

    TABLE_24_TEXT_SHEET(
            "it is a text file and has no sheet \"{0}\"",
            "Leave out the name of the sheet, or name a workbook (.xlsx).",
            "这是文本文件，没有工作表“{0}”",
            "请去掉工作表名，或改用工作簿（.xlsx）。"),

    TABLE_25_MARKUP(
            "it is a web page (HTML) or XML under the name {0}, as some web sites hand out tables",
            "Open it in Excel or WPS and save it as Excel Workbook (*.xlsx); in LibreOffice: "
                    + "`soffice --headless --convert-to xlsx --outdir converted {0}`.",
            "名为 {0}，内容却是网页（HTML）或 XML；有些网站以此提供表格",
            "请用 Excel 或 WPS 打开，另存为 Excel 工作簿（*.xlsx）；LibreOffice 可用 `soffice --headless "
                    + "--convert-to xlsx --outdir converted {0}`。"),

    TABLE_26_TWO_UNITS(
            "\"{0}\" names the unit {1}, its unit of measure is {2}",
            "Correct one of them, or take the unit out of the name.", "“{0}”写明单位为{1}，而单位列为{2}", "请更正其一，或将单位从名称中删去。"),
    TABLE_27_RAGGED_ROWS(
            "{0} rows have another number of cells than the header, which has {1} (row: cells): {2}",
            "Check which separator it has, and put text that holds one in double quotes; or is it no table?",
            "有 {0} 行的单元格数与表头（{1} 个）不同（行号：单元格数）：{2}",
            "请检查所用的分隔符，含分隔符的文本请用双引号括起；该文件是否为表格？"),
    TABLE_28_MANY_COMMAS(
            "{0} numbers may be read in two ways, such as \"{1}\": {2} (thousands) or {3} (decimal comma)",
            "Write all of them without a comma: {2}, or {3} with a decimal point.",
            "有 {0} 个数有两种读法，如“{1}”可能是 {2}（千位分隔），也可能是 {3}（小数逗号）",
            "请全部不用逗号书写：{2}，或用小数点写作 {3}。"),
    TABLE_29_FORMULAS(
            "cells with a formula but without its result: {0}, the first being {1}",
            "Open the workbook in Excel or LibreOffice and save it there, which stores the results; or write numbers.",
            "有 {0} 个单元格只有公式而没有计算结果，第一个为 {1}",
            "请用 Excel 或 LibreOffice 打开该工作簿并保存，以存入结果；或直接填写数字。"),
    TABLE_30_YEARS_AS_DATES(
            "years that have become dates: {0}, the first being {1}; spreadsheets show the number 2005 as 27 June 1905 "
                    + "where its cell has the format of a date",
            "Give the cells the format of a number, and save the table again.",
            "有 {0} 个年份变成了日期，第一个为 {1}；单元格设为日期格式时，表格软件会把数字 2005 显示为 1905 年 6 月 27 日",
            "请将这些单元格的格式改为“数值”或“常规”，再保存一次。"),
    TABLE_31_NUMBERS(
            "it is a document of Apple Numbers (.numbers)",
            "In Numbers, or at icloud.com/numbers: File > Export To > Excel, without a password.",
            "这是 Apple Numbers 文稿（.numbers）",
            "在 Numbers 或 icloud.com/numbers 中：文件 → 导出为 → Excel，不设密码。"),
    TABLE_32_DECIMAL_COMMAS(
            "numbers with a decimal comma: {0}, the first being \"{1}\"",
            "Write numbers with a decimal point and without marks of thousands, as {2}: in Excel under Options > "
                    + "Advanced, without \"Use system separators\", then save the table again.",
            "有 {0} 个数用逗号作小数点，第一个为“{1}”",
            "请用小数点书写，不要千位分隔符，如 {2}：在 Excel 的“选项 → 高级”中取消“使用系统分隔符”，再保存一次。"),
    TABLE_33_OTHER_UNIT(
            "numbers in {1}, which are taken in {2} here: {0}",
            "Convert them to {2}, and write {2} in place of {1}.",
            "以下各列的单位是 {1}，而此处应为 {2}：{0}",
            "请将数值换算为 {2}，并把 {1} 改写为 {2}。"),
    TABLE_34_YEARS(
            "cells that are no years: {0}, the first being \"{1}\"",
            "Write each year as a number of four digits, such as 2005; of months and quarters write the sum of the "
                    + "year, of 2005/2006 the year that is meant, and remove rows that are of no single year.",
            "有 {0} 个单元格不是年份，第一个为“{1}”",
            "请将年份写成四位数字，如 2005；月度、季度数据请写全年合计；2005/2006 请改写为所指的那一年；不属于某一年的行请删除。"),
    TABLE_35_MERGED_NUMBERS(
            "numbers from cells that are merged over several rows: {0}, the first being {1}; whether they are each "
                    + "row's or all rows' together is not known",
            "Unmerge the cells and write into each row its own number; share out what is of several rows together.",
            "有 {0} 个数值来自跨行合并的单元格，第一个为 {1}；无法得知是各行相同还是几行合计",
            "请取消合并，在每行填写各自的数值；若为几行的合计，请先分摊到各行。"),
    TABLE_36_PERCENT_SIGNS(
            "of \"{0}\" {1} numbers have a percent sign and {2} have none, the first being {3}: 55% is 0.55, 55 stays "
                    + "55",
            "Write all of them with the sign, or all without; in a workbook give the cells one format.",
            "“{0}”有 {1} 个数带百分号，{2} 个不带（第一个为 {3}）：55% 按 0.55 计，55 按 55 计",
            "请统一写法，都带或都不带百分号；在工作簿中请把这些单元格设为同一格式。"),
    TABLE_37_UNITS_AS_COLUMNS(
            "units of the study stand as columns: {0}",
            "Give each unit a row (in Excel: copy, then Paste Special > Transpose) and call their column \"unit\"; "
                    + "where rows have an item and a year, write unit, year, item and amount into a column each.",
            "研究单元写成了列：{0}",
            "请使每个单元占一行（Excel：复制 → 选择性粘贴 → 转置），并将其所在的列命名为“区县”；若每行既有项目又有年份，请整理为区县、年份、项目、数值各占一列。"),
    TABLE_38_MISSING(
            "numbers that stand for a missing one: {0}, the first being {1}",
            "Write the numbers, or — in a table of units, or leave out the rows; where -9999 is meant, write -9999e0.",
            "有 {0} 个数是缺失值的代号，第一个为 {1}",
            "请填写真实数值；没有数值的，单元表中请写“—”，或删除这些行；若确为 -9999，请写作 -9999e0。"),
    TABLE_39_SEVERAL_UNITS(
            "the values of \"{0}\" are in several units: {1}",
            "Convert them to one of the units, and write it in all rows or columns.",
            "“{0}”的数值使用了多种单位：{1}",
            "请换算为同一单位，并在各行或各列统一书写。"),
    TABLE_40_POWERS(
            "column \"{0}\" says that numbers are in powers of ten ({1}), by which they are not multiplied.",
            "Multiply them, or write the power into the unit (kt for t and 3), and remove the column.",
            "“{0}”列表明数值以 10 的若干次方为单位（{1}），而程序不会据此相乘。",
            "请将数值乘好，或把倍数写入单位（t 与 3 写作 kt），并删去该列。"),
    TABLE_41_FILES_BY_YEAR(
            "a table is one file for all years, in whose name {0} is not filled in",
            "Put the years below each other with a column of years, or each on a sheet of its own, called by its year "
                    + "(2005, 2010), in one workbook, and name that file.",
            "一张表的各年份应在同一文件中，文件名不能用 {0} 代表年份",
            "请将各年份上下相接并增加“年份”列，或放入同一工作簿、每年一张以年份命名的工作表（2005、2010），并写明该文件。"),
    TABLE_42_ONE_COLUMN(
            "each row is one cell, the first being \"{0}\"",
            "Part its columns by commas, semicolons or tabs: in Excel or LibreOffice, Data > Text to Columns, then "
                    + "save it as .xlsx or CSV UTF-8.",
            "每行只有一个单元格，首行为“{0}”",
            "请用逗号、分号或制表符分隔各列：在 Excel（或 WPS、LibreOffice）中用“数据 > 分列”拆分，再另存为 .xlsx 或 CSV UTF-8。"),
    TABLE_43_MT(
            "\"{0}\": MT may be metric tonnes or megatonnes, a million times as much",
            "Write t for metric tonnes (tCO2), or Mt for millions of them (MtCO2); MMT is read as millions.",
            "“{0}”：MT 既可能指吨（metric tonne），也可能指百万吨（megatonne），两者相差一百万倍",
            "若为吨，请写 t（tCO2）；若为百万吨，请写 Mt（MtCO2）；MMT 按百万吨读取。"),
    TABLE_44_DOTS(
            "numbers whose points may part thousands, in a text parted by semicolons: {0}, the first being \"{1}\" "
                    + "({2}?)",
            "Write them without marks of thousands ({2}), or, where the point is a decimal one, with another number of "
                    + "digits behind it in one of them (such as 12.50).",
            "文本以分号分列，数字中的点可能是千位分隔符：{0} 个，第一个为“{1}”（{2}？）",
            "若为千位分隔，请去掉（{2}）；若为小数点，请将其中一个数的小数位数改为非三位（如 12.50）。"),
    TABLE_45_UNIT(
            "\"{0}\" in \"{1}\" is no unit of measure that is known here",
            "Convert the numbers and write one of t, TJ, kWh, m3 or a multiple (10^4 t, 10^9 m3): a short ton is "
                    + "0.907185 t, a barrel 0.158987 m3, 1000 cubic feet 28.3168 m3, 10^6 Btu 0.00105506 TJ.",
            "“{1}”中的“{0}”不是可识别的计量单位",
            "请换算后写 t、TJ、kWh、m3 或其倍数（10^4 t、10^9 m3）：1 短吨为 0.907185 t，1 桶为 0.158987 m3，1000 立方英尺为 28.3168 m3，"
                    + "10^6 Btu 为 0.00105506 TJ。"),
    TABLE_C01_HIDDEN(
            "hidden in the spreadsheet, by hand or by a filter, and read as the rest: {0}",
            "If they are not to count, delete them, or select what is shown (Alt+;), copy it into a new workbook and "
                    + "name that. If they are, show them (Data > Clear; Unhide), and this is told no more.",
            "以下内容在表格中被隐藏（手动隐藏或筛选所致），仍按其余内容一样读取：{0}",
            "若不应计入，请将其删除，或只选可见单元格（Alt+;），复制到新工作簿并改用该文件；若应计入，请清除筛选或取消隐藏，此后不再提示。"),
    TABLE_C02_HIDDEN_SHEETS(
            "sheets of the workbook that are hidden hold such a table too, and were passed over: {0}",
            "If they are to count, show them (right click on a tab > Unhide). If not, delete them, and this is told no "
                    + "more.",
            "工作簿中以下隐藏的工作表也有这种表格，未予读取：{0}",
            "若应计入，请取消隐藏（右击工作表标签 > 取消隐藏）；若不应计入，请将其删除，此后不再提示。"),
    TABLE_C03_JUMP(
            "from one year to the next these values grow or shrink more than {0}-fold: {1}.",
            "Check the values of both years and their unit of measure: another one in one of the years?",
            "以下数值在前后两年之间增长或减少超过 {0} 倍：{1}。",
            "请检查这两年的数值及其计量单位：其中一年是否用了不同的单位？"),
    TABLE_C04_ALONE(
            "values lie more than {0} times above or below those of all other units: {1}.",
            "Check the value and its unit of measure: another one than that of the other units?",
            "以下数值比其他所有单元大或小 {0} 倍以上：{1}。",
            "请检查该数值及其计量单位：是否与其他单元的单位不同（如元与万元）？"),
    TABLE_C05_NO_AMOUNT(
            "\"{0}\" says that the numbers are per head, a rate, an intensity or an index; here they count as amounts.",
            "Give the amounts themselves (the product, not the product per head), or correct the title.",
            "“{0}”表明数值为人均、强度、增速或指数；此处按总量计算。",
            "请改用总量数据（如地区生产总值，而非人均），或更正标题。"),

    // --- TABLE: cells of an input table ---
    INPUT_01_COLUMN(
            "{0} missing; found: {2}.",
            "Add it or rename one; required columns: {1}.{3}", "缺少列{0}；现有：{2}。", "请补充，或将现有列改名；必需的列：{1}。{3}"),
    INPUT_02_NUMBER(
            "{0} \"{1}\" is not a number.",
            "Write a plain number such as -1234.5 (decimal point, no commas): a loss with a minus sign, not in "
                    + "brackets; no words, unit or mark of a note; 3000 for 0.3万, 120000000 for 1.2亿. Leave the cell "
                    + "empty where it is missing.",
            "{0} 的值“{1}”不是数字。",
            "请写成普通数字，例如 -1234.5（用小数点，不用逗号）：负数用负号，不用括号；不带文字、单位和注释标记；" + "0.3万写成 3000，1.2亿写成 120000000。缺数据的请留空。"),
    INPUT_03_FINITE(
            "{0} \"{1}\" is not a finite number.",
            "Write a finite number, or leave out the row.", "{0} 的值“{1}”不是有限数。", "请填写有限的数值，或删除该行。"),
    INPUT_04_EMPTY("{0} is empty.", "Fill it in, or leave out the row.", "{0} 为空。", "请填写，或删除该行。"),
    INPUT_08_WIDE(
            "{0} \"{1}\" is beyond 10^15, up to which codes and years are read.",
            "Write a smaller one; give classes smaller codes, in the raster too.",
            "{0} 的值“{1}”超出 10^15，此后的编码和年份不予读取。",
            "请写较小的数；编码过大的类别请改用较小的编码，栅格中同样。"),
    INPUT_05_WHOLE("{0} \"{1}\" is not a whole number.", "Write a whole number.", "{0} 的值“{1}”不是整数。", "请填写整数。"),
    INPUT_07_LONG("{0} is {1} letters long; at most {2} are taken.", "Shorten it.", "{0} 长达 {1} 个字符，最多 {2} 个。", "请缩短。"),
    INPUT_06_TOO_MUCH(
            "{0} comes to {1} tC, more carbon than the atmosphere holds (9e11 t).",
            "Check the number and its unit.", "{0} 合 {1} tC，超过大气碳总量（9e11 t）。", "请检查数值及其单位。"),

    // --- LANDUSE: codes met in the rasters ---
    LANDUSE_01_NOTHING(
            "no cell has a class",
            "Check the legend, the codes named as no data (landUse.noData, --no-data) and the file: every cell is no "
                    + "data.",
            "没有任何像元具有类别",
            "请检查图例、列为无数据的编码（landUse.noData 或 --no-data）和文件：所有像元均为无数据。"),
    LANDUSE_02_NO_COMMON(
            "no cell has a class in both {0} and {1}",
            "The two phases cover different areas; use files of the same region.",
            "没有像元在 {0} 和 {1} 两期都有类别",
            "两期覆盖不同区域；请使用同一区域的文件。"),
    LANDUSE_03_CODES(
            "{0} not in the legend: {1}.",
            "Add them to the legend, or list them as no data (landUse.noData, --no-data).{4}",
            "有 {2}编码不在图例中：{3}。",
            "请将其加入图例，或列为无数据（landUse.noData 或 --no-data）。{4}"),
    LANDUSE_04_FRACTIONS(
            "cells hold fractions such as {0}: these are values, not class codes.",
            "Use the class raster here; a raster of values belongs under drivers, criteria, densities or allocation.",
            "像元值含小数（如 {0}）：这是连续数值，不是地类编码。",
            "请使用地类栅格；连续数值栅格用于驱动因子、指标、核密度或排放分配。"),
    LANDUSE_05_TOO_MANY(
            "the files hold more than {0} different codes: too many to be land-use classes.",
            "Use class rasters, or give a legend that groups the codes into classes (--legend).",
            "文件中不同编码超过 {0} 个：不像地类。",
            "请使用地类栅格，或用 --legend 提供图例，说明哪些编码属于同一地类。"),
    LANDUSE_C01_SAME_FILE(
            "the same file is given for {0}",
            "Its change is zero; check whether another file was intended.", "{0} 使用了同一文件", "其间变化为零；请检查是否应为其他文件。"),
    LANDUSE_C02_DROPPED(
            "land that is valid in only one of two phases is left out of their transfer matrix: {0}",
            "Check whether the rasters should cover the same area.",
            "仅在前后两期之一中有效的土地未计入两期的转移矩阵：{0}",
            "请检查各期栅格是否应覆盖同一区域。"),

    LANDUSE_C03_CLASS_IS_NONE(
            "the file calls {0} no data, the code of {1} in the legend; its cells of that class count as none",
            "If they are land, take the mark off: in QGIS by Raster > Conversion > Translate (-a_nodata none), or "
                    + "gdal_translate -a_nodata none INPUT OUTPUT.tif.",
            "文件将 {0} 设为无数据值，而图例中它是{1}的编码；该类像元按无数据处理",
            "若其为土地，请取消该设置：在 QGIS 中用 栅格 > 转换 > 转换格式（-a_nodata none），或 gdal_translate -a_nodata none INPUT OUTPUT.tif。"),
    LANDUSE_C04_NUMBERED(
            "the names of the files hold no years that ascend, so the {0} phases count as a year apart: rates are by "
                    + "step, not by year",
            "Write the year before each file: 2005=FILE 2020=FILE.",
            "文件名中没有由早到晚的年份，{0} 期按相隔一年计：速率是每期的，不是每年的",
            "请在各文件前写明年份：2005=FILE 2020=FILE。"),
    LANDUSE_C05_OTHER_YEAR(
            "the name of the file has the year of another phase, {0}",
            "Check that the file is of {1}: phases that are taken for each other turn their change round.",
            "文件名中的年份属于另一期（{0}）",
            "请确认该文件是 {1} 年的：两期互换会使变化方向颠倒。"),
    LANDUSE_C06_COPY(
            "all cells have the same class in {0}",
            "Check whether a file was copied or exported under the name of another phase: no land changes between "
                    + "them.",
            "{0} 的全部像元地类相同",
            "请检查是否误将一期文件复制或另存为另一期：其间没有任何变化。"),
    LANDUSE_C07_OTHER_CODES(
            "the files give classes of the same name other codes, and codes are what is compared: {0}",
            "Reclassify one of the rasters, so that each code means the same in all phases; or remove its names "
                    + "(.aux.xml, .vat.dbf) if they are wrong.",
            "各期文件中同名地类的编码不同，而比较的是编码：{0}",
            "请对其中的栅格重分类，使各期同一编码含义相同；若名称有误，请删除其名称文件（.aux.xml、.vat.dbf）。"),
    LANDUSE_C08_ALL_CHANGES(
            "no class of {0} is there in {1}, so that all land changes",
            "Check that both files have the codes of one classification; if not, give a legend that gives equal "
                    + "classes of both the same name (landUse.legend, --legend), or reclassify one of them.",
            "{0} 的地类在 {1} 一个也没有，全部土地都成了变化",
            "请检查两期文件是否采用同一分类编码；若不是，请用图例（landUse.legend 或 --legend）将两者的相同地类写成同一类名，或对其中一期重分类。"),
    LANDUSE_C09_LIKE_NONE(
            "no name says what {0} is, so it counts as a class; such a code usually stands for no data",
            "If it is none, leave it out by --no-data; if it is land, give a legend that names it (--legend).",
            "编码 {0} 没有名称，按一个地类计；此类编码通常表示无数据",
            "若为无数据，请用 --no-data 去掉；若为土地，请用 --legend 给出其名称。"),

    // --- LEGEND: which code is which class ---
    LEGEND_01_PRESET(
            "there is no legend \"{0}\".",
            "Write the path of a CSV (code,class), or one of: {1}.",
            "没有名为“{0}”的图例。",
            "请写 CSV 文件路径（code,class），或使用：{1}。"),
    LEGEND_02_EMPTY("the legend names no class.", "Add rows with a code and a class.", "图例中没有任何地类。", "请添加含编码和地类的行。"),
    LEGEND_03_TWICE(
            "the code {0} appears twice in the legend.", "Keep one of the rows.", "编码 {0} 在图例中重复出现。", "请只保留其中一行。"),
    LEGEND_C01_COLOR(
            "the colour \"{0}\" is not written as #rrggbb; another was chosen.",
            "Write it so, or leave it empty.", "颜色“{0}”不是 #rrggbb 的形式，已另选颜色。", "请改写，或留空。"),
    LEGEND_C02_NO_CLASS(
            "rows without a class: land with these codes counts as no data: {0}.",
            "Write the class; where a code is no land of the study, write none.",
            "以下编码未填地类，其用地按无数据处理：{0}。",
            "请填写地类；确非研究区用地的编码请写 none。"),
    LEGEND_05_ALIKE(
            "the classes \"{0}\" and \"{1}\" differ only in case or blanks.",
            "Write both alike, or give them different names.", "地类“{0}”与“{1}”仅大小写或空格不同。", "请统一写法，或使用不同的名称。"),
    LEGEND_06_ROLE(
            "the role \"{0}\" is not known.",
            "Write one of: {1}; or leave it empty.", "未知的类别角色“{0}”。", "请写以下之一：{1}；或留空。"),
    LEGEND_07_CLASS("the legend has no class \"{0}\".", "Write one of: {1}.", "图例中没有地类“{0}”。", "请写以下之一：{1}。"),
    LEGEND_08_RESERVED(
            "a class cannot be called \"{0}\".",
            "Choose another name: in tables this word means the whole map.", "地类不能命名为“{0}”。", "请改名：表格中该词指全图。"),

    LEGEND_09_NO_NAMES(
            "the raster does not name its classes: no attribute table, no category names.",
            "Write a table code,class and name it here; \"carbonscape inspect FILE\" lists the codes.",
            "该栅格未带地类名称（无属性表或类别名）。",
            "请编写表 code,class 并在此填写；“carbonscape inspect FILE”可列出编码。"),
    LEGEND_10_NO_CONSTRUCTION(
            "no class of the legend is known to be construction land, which emissions are charged to.",
            "Name the class that carries them (carbon.allocate.to), or every class of construction land "
                    + "(landUse.construction); the legend has: {0}.",
            "图例中没有可识别为建设用地的地类，排放无从分配。",
            "请指明承担排放的地类（carbon.allocate.to），或列出全部建设用地地类（landUse.construction）；图例中有：{0}。"),
    LEGEND_11_CODES(
            "the code \"{0}\" is neither a whole number nor several (11, 12) nor a range (11-14).",
            "Write it as one of these; where Excel made a day of it, format the column as text and type it again.",
            "编码“{0}”不是整数，也不是多个编码（11、12）或编码范围（11-14）。",
            "请改为其中一种写法；若被 Excel 变成了日期，请先将该列设为文本格式，再重新输入。"),

    // --- ACCURACY: maps held against the truth ---
    ACCURACY_01_CLASSES(
            "the rows are {0}, the columns {1}.",
            "Give rows and columns the same classes, each once, with the names in the first column and the first row.",
            "行为 {0}，列为 {1}。",
            "请使行与列的类别一致且不重复，名称写在首列和首行。"),
    ACCURACY_02_COUNT(
            "\"{0}\" is not a count of places or cells.",
            "Write a whole number of 0 or more.", "“{0}”不是样点数或像元数。", "请写不小于 0 的整数。"),
    ACCURACY_03_PIXELS(
            "{0} numbers of cells do not fit {1} strata: {2}.",
            "Give --pixels (landUse.accuracy-strata in a study) a number for each, in this order, or as NAME=NUMBER.",
            "像元数有 {0} 个，与 {1} 个层不符：{2}。",
            "请用 --pixels（研究文件中为 landUse.accuracy-strata）按此顺序给出每层的像元数，或写为“名称=像元数”。"),
    ACCURACY_04_FEW(
            "strata with cells need two places at least: {0}.",
            "Visit more places there, or join the stratum with another.", "有像元的层至少需要两个样点：{0}。", "请在该层补充样点，或与其他层合并。"),
    ACCURACY_05_GAP(
            "the row names no stratum, map class or reference class.",
            "Fill it in, or remove the row.",
            "该行缺少层、制图类别或参考类别。",
            "请补全，或删除该行。"),
    ACCURACY_06_TOTALS(
            "\"{0}\" has {1} places but only {2} cells.",
            "Check that --pixels are the map's cells by class, in the order of the rows.",
            "“{0}”有 {1} 个样点，却只有 {2} 个像元。",
            "请检查 --pixels 是否为地图中各类像元数，且顺序与行一致。"),
    ACCURACY_07_YEAR(
            "there is no phase of this year.",
            "Write one of the years of landUse.phases: {0}.",
            "没有该年份的期次。",
            "请写 landUse.phases 中的年份：{0}。"),
    ACCURACY_08_ONE_CLASS(
            "\"{0}\" stands for several classes of the legend: {1}.",
            "Name each class of the map: a sample tells nothing of how its places are split.",
            "“{0}”对应图例中的多个地类：{1}。",
            "请写明地图中的每个地类：样点无法说明其内部如何划分。"),
    ACCURACY_09_NAME(
            "\"{0}\" is none of the strata, or stands there twice: {1}.",
            "Write each of them once, as NAME=NUMBER, or the numbers alone in this order.",
            "“{0}”不是其中的层，或重复出现：{1}。",
            "请将每层各写一次，写为“名称=像元数”，或按此顺序只写像元数。"),
    ACCURACY_C01_NO_PLACES(
            "no place was visited in the map classes {0}; their land counts as it is mapped.",
            "Add places there; the intervals do not know their errors.",
            "制图类别 {0} 没有样点；其土地按地图计算。",
            "请在这些类别补充样点；区间未包含其误差。"),
    ACCURACY_C02_BIAS(
            "the net of {0} from the map, {1} tCO2, lies outside its 95 % interval, {2} to {3} tCO2.",
            "The map is biased: cite the value corrected for its errors, {4} tCO2 (adjusted_tCO2 in "
                    + "carbon-uncertainty).",
            "按地图计算的 {0} 年净碳排放 {1} tCO2 在其 95 % 区间 {2} 至 {3} tCO2 之外。",
            "地图存在偏差：请引用按分类误差修正后的值 {4} tCO2（carbon-uncertainty 表的 adjusted_tCO2）。"),
    ACCURACY_C03_SUMS(
            "totals are not the sums of their counts (in brackets): {0}. The counts are taken.",
            "Correct the count or the total, or leave out the row and the column of totals.",
            "合计与各项之和（括号内）不符：{0}。以各项样点数为准。",
            "请更正样点数或合计数，或删去合计的行与列。"),
    ACCURACY_C04_SOME_PHASES(
            "places are given for {0} only; land of {1} counts as it is mapped. Between the two, corrected changes and "
                    + "transitions hold the errors of the map as if land had changed.",
            "Name a table for each phase (one file may serve several), or compare only those that have one.",
            "只有 {0} 给出了样点表；{1} 按地图计算。这两类期次之间，修正后的变化与转移会把地图误差当成土地变化。",
            "请为每一期指定样点表（同一文件可用于多期），或只比较已给出样点表的期次。"),
    ACCURACY_C05_SIDES(
            "by the words of the table (\"{0}\") {1} are the reference, yet {1} are read as the map.",
            "Where the words are right, set landUse.accuracy-map-in-columns to {2} (the command: {3} "
                    + "--map-in-columns); else correct them.",
            "按表中文字（“{0}”），{1}为参考数据，而目前{1}按地图读取。",
            "若文字无误，请将 landUse.accuracy-map-in-columns 设为 {2}（命令：{3} --map-in-columns）；否则请更正文字。"),
    ACCURACY_C06_NO_COUNT(
            "every pair of classes stands in one row only and the column {0} is not read: each row counts as one "
                    + "place.",
            "Where it says how many places a row stands for, call it count.",
            "每对类别只有一行，而“{0}”列未被读取：每行按一个样点计。",
            "若该列为每行的样点数，请将列名改为“样点数”（count）。"),
    ACCURACY_C07_TWICE(
            "rows that say the same as an earlier one count too ({0}): {1}.",
            "Remove them where the same place was written twice; where they are other places, nothing is to be done.",
            "有 {0} 行与前面的行相同，均计算在内：{1}。",
            "若为同一样点重复填写，请删除；若确为不同样点，则无需修改。"),

    // --- CARBON: factors, energy, emissions, allocation, stocks ---
    CARBON_01_PRESET(
            "there is no table \"{0}\".",
            "Write the path of a CSV, or one of: {1}.", "没有名为“{0}”的预设表。", "请写 CSV 文件路径，或使用：{1}。"),
    CARBON_02_CLASS("the legend has no class {0}.", "Write one of: {1}.{2}", "图例中没有地类{0}。", "请写以下之一：{1}。{2}"),
    CARBON_03_TWICE(
            "it is given twice ({0}), first in row {1}.",
            "Keep one of the rows; where they are parts of an amount, such as months, write their sum.",
            "重复给出（{0}），首次见于第 {1} 行。",
            "请只保留其中一行；若各行为分项（如各月），请合并为一行并填写其和。"),
    CARBON_40_APART(
            "it is given twice ({0}), first in row {1}; the rows differ in the column \"{2}\", which is not read.",
            "If it says the sector or the gas, call it sector or gas, and the rows are added up; if it says a part of "
                    + "the year, write their sum; otherwise keep one of the rows.",
            "重复给出（{0}），首次见于第 {1} 行；两行的“{2}”列不同，而该列未被读取。",
            "若该列为部门或气体，请改名为 sector（部门）或 gas（气体），各行将相加；若为月份等，请合并填写全年之和；否则请只保留一行。"),
    CARBON_41_TWO_UNITS(
            "it is given twice ({0}), first in row {1}, in {2} and in {3}: one amount in two units?",
            "Keep the column or the rows of one unit and remove those of the other: of a fuel in tonnes and in "
                    + "standard coal usually the tonnes, on the route standard-coal the standard coal.",
            "重复给出（{0}），首次见于第 {1} 行，单位分别为 {2} 和 {3}：是否为同一数量的两种单位？",
            "请只保留一种单位的列或行，删去另一种：燃料同时有实物量和标准煤量的，一般保留实物量；采用 standard-coal 路线时保留标准煤量。"),
    CARBON_04_NO_UNIT(
            "the unit is missing.", "Write one of: {0}. Remove a row of totals.", "缺少单位。", "请写以下之一：{0}。合计行请删去。"),
    CARBON_05_SUBSTANCE("unit \"{0}\" does not say of what.", "Write {1} or {2}.", "单位“{0}”未说明是何种物质。", "请写 {1} 或 {2}。"),
    CARBON_06_UNIT("unit \"{0}\" is not known.", "Write one of: {1}.", "无法识别单位“{0}”。", "请写以下之一：{1}。"),
    CARBON_07_DIMENSION(
            "unit \"{0}\" measures {1}, not {2}.", "Write one of: {3}.", "单位“{0}”的量纲是 {1}，而不是 {2}。", "请写以下之一：{3}。"),
    CARBON_08_OF_WHAT(
            "unit \"{0}\" is of {1}, which is neither carbon nor CO2.",
            "Write one of: {2}.", "单位“{0}”的物质是 {1}，既不是碳也不是 CO2。", "请写以下之一：{2}。"),
    CARBON_09_RANGE(
            "value {0} does not lie between low {1} and high {2}.",
            "Sort them so that low <= value <= high; a sink is negative, so its low is the larger sink. They are the "
                    + "ends themselves, not how far off these are: 10 % about 2 is 1.8 and 2.2.",
            "数值 {0} 不在下限 {1} 与上限 {2} 之间。",
            "请使 low <= value <= high；碳汇为负值，其下限是较大的碳汇。上下限是区间两端的数值本身，不是偏差：2 的 ±10 % 即 1.8 与 2.2。"),
    CARBON_10_SIGN(
            "flow is \"{0}\" but the value is {1}.",
            "Sources are positive, sinks negative: change the sign or the flow.",
            "flow 为“{0}”，但数值为 {1}。",
            "碳源为正、碳汇为负：请更改符号或 flow。"),
    CARBON_11_ITEM(
            "the item \"{0}\" is not known.",
            "{1}; or give it a factor of its own (carbon.energy.item-factors, --item-factors).",
            "未知的项目“{0}”。",
            "{1}；或为其单独给出排放因子（carbon.energy.item-factors 或 --item-factors）。"),
    CARBON_12_ROUTE(
            "the item \"{0}\" has no factor on the route {1}.",
            "Use a route that has it ({2}) for the whole table, give the item a factor of its own "
                    + "(carbon.energy.item-factors, --item-factors), or leave out the row; factors of two routes "
                    + "never mix.",
            "能源品种“{0}”在路线 {1} 中没有系数。",
            "请整表改用含该项目的路线（{2}），或为该项目单独给出排放因子（carbon.energy.item-factors 或 --item-factors），或删除该行；不同路线的系数不可混用。"),
    CARBON_13_NEGATIVE("the number {0} is negative.", "Write 0 or more.", "数值 {0} 为负。", "请填写不小于 0 的数。"),
    CARBON_14_PLACE(
            "the unit \"{0}\" is not among the units of the study.",
            "Write one of: {1}; or remove its rows, as those of a total of the units.",
            "研究单元中没有“{0}”。",
            "请写以下之一：{1}；或删除这些行（如各单元的合计）。"),
    CARBON_15_DENSITY(
            "classes without a carbon density: {0}.",
            "Add a row for each (0 where it holds no carbon).", "以下地类没有碳密度：{0}。", "请逐一补充（不含碳时写 0）。"),
    CARBON_16_GRID(
            "grid electricity has no emission factor for {0}.",
            "Write a region that has the year (known: {1}), or a table year,value,unit with a row for it, as "
                    + "carbon.energy.grid-factors in a study or --grid-factors in a command.",
            "没有 {0} 年的电网排放因子。",
            "请在研究文件的 carbon.energy.grid-factors 或命令的 --grid-factors 中写含该年份的地区（已有：{1}），或含该年份一行的 year,value,unit 表。"),
    CARBON_52_MIXED(
            "\"{0}\" is of several sectors: {1}.",
            "Write a row for each of its parts, by the name of the part or of its sector; where they cannot be told "
                    + "apart, write the sector that burns most of it: {2}.",
            "“{0}”包含多个部门：{1}。",
            "请按其各部分分行填写，写部分名称或所属部门；若无法拆分，请写用能最多的部门：{2}。"),
    CARBON_17_VARIANT("\"{0}\" is not known here.", "Write one of: {1}.", "“{0}”不是可用的选项。", "请写以下之一：{1}。"),
    CARBON_18_SEVERAL_SETS(
            "each of the unit sets {1} has the units {0}.",
            "Add a column unit_set that names the set meant.", "单元集 {1} 都有单元 {0}。", "请增加 unit_set 列，写明所指的单元集。"),
    CARBON_19_TWO_SETS(
            "factors are given for units of several unit sets: {0}.",
            "Keep those of one set: land that lies in units of two sets would have two factors.",
            "系数所属的单元来自多个单元集：{0}。",
            "请只保留一个单元集的系数：同时位于两个单元集的土地会有两个系数。"),
    CARBON_20_NO_UNITS(
            "factors are given for the units {0}, but there are no units.",
            "Give the file they are in (units in a study, --units with a command), or leave out unit_id.",
            "给出了单元 {0} 的系数，但没有任何单元。",
            "请给出单元所在的文件（研究文件中的 units，或命令的 --units），或去掉 unit_id。"),
    CARBON_21_CODES_DIFFER(
            "codes of one class have different densities in {0} of the legend's classes (code in brackets): {1}.",
            "Give the codes of a class the same densities, or let the legend keep them apart.",
            "图例中有 {0} 个地类，其编码的碳密度不同（方括号内为编码）：{1}。",
            "请使同一地类各编码的碳密度相同，或在图例中将其分为不同地类。"),
    CARBON_30_NO_POTENTIAL(
            "{0} has no warming potential in {1} years.",
            "Choose a set that has it (gwp, horizon); this one has: {2}.",
            "{1} 年的增温潜势中没有 {0}。",
            "请改用含该气体的一套（gwp、horizon）；本套含：{2}。"),
    CARBON_31_OXIDATION(
            "the oxidation {0} is no share.", "Write a number from 0 to 1.", "氧化率 {0} 不是比例。", "请写 0 到 1 之间的数。"),
    CARBON_32_CATEGORY(
            "\"{0}\" is no category of the IPCC 2006 Guidelines.",
            "Write one of: {1}.", "“{0}”不是 IPCC 2006 指南的类别。", "请写以下之一：{1}。"),
    CARBON_33_GAS(
            "unit \"{0}\" is of {1}, not of the gas of the row ({2}).",
            "Write the unit with the gas (kgCH4/head, tCO2/t), or correct the gas.",
            "单位“{0}”的物质是 {1}，与该行的气体（{2}）不符。",
            "请在单位中写明该气体（kgCH4/head、tCO2/t），或更正 gas 列。"),
    CARBON_34_RECOVERED(
            "in {1} more is recovered or stored in {0} than is emitted.",
            "Correct these amounts and their factors; for methane of landfills, add the waste of earlier years.",
            "{0} 在 {1} 年的回收量或封存量大于排放量。",
            "请更正这些数量及其因子；若为填埋场甲烷，请补充此前各年的填埋量。"),
    CARBON_C30_OVERLAP(
            "{0} and {1} are both counted ({3}): {2}.",
            "Leave out one of them, or subtract it from the other.", "同时计算了{0}与{1}（{3}）：{2}。", "请删去其一，或从另一项中扣除。"),
    CARBON_C31_POWER(
            "fuels of energy industries and electricity or heat bought are both counted ({0}).",
            "Keep the production view (fuels of local power plants) or the consumption view (electricity bought); both "
                    + "together count the electricity made and used here twice.",
            "同时计算了能源工业的燃料与外购电力或热力（{0}）。",
            "请只保留生产口径（本地电厂燃料）或消费口径（外购电力）；两者并用会重复计算本地生产并消费的电力。"),
    CARBON_C32_KILNS(
            "cement is counted with more than {0} tCO2 a tonne, beside a table of fuels ({1}).",
            "Take the factor of calcination alone (about 0.52 to 0.54 per tonne of clinker): the fuels of kilns are "
                    + "in the table of fuels.",
            "水泥按每吨超过 {0} tCO2 计算，同时又列有燃料（{1}）。",
            "请只用石灰石分解的排放因子（每吨熟料约 0.52 至 0.54）：窑炉燃料已在燃料表中。"),
    CARBON_C33_CARRIER(
            "\"{0}\" has a direct factor of {1} tC/ha/yr and carries the emissions of the table as well.",
            "Leave out its direct factor, unless it stands for something that the table does not count.",
            "“{0}”有直接系数 {1} tC/ha/yr，同时又承担活动数据表的排放。",
            "请删去其直接系数，除非该系数代表表中未计的排放。"),
    CARBON_C34_HISTORY(
            "the waste \"{0}\" of {1} is known from {2} only: of the methane of a steady inflow {3} % would be missing "
                    + "in {4}.",
            "Add rows of earlier years; they count for the decay alone.",
            "{1} 的“{0}”只有 {2} 年以来的数据：按入场量不变计，{4} 年缺少 {3} % 的甲烷。",
            "请补充更早年份的数据行，它们只用于衰减计算。"),
    CARBON_C36_CULTIVATED(
            "the direct factor of \"{0}\" ({1} tC/ha/yr) and the table both count what farming emits: {2}.",
            "Keep one of them: 0.422 is usually an emission of 0.429 less the uptake of crops; without the "
                    + "emission the factor is -0.007.",
            "“{0}”的直接系数（{1} tC/ha/yr）与活动数据表都计入了农业生产的排放：{2}。",
            "请只保留其一：0.422 通常为排放 0.429 减去作物吸收；不含排放时系数为 -0.007。"),
    CARBON_C37_FARMING(
            "what farming emits ({0}) comes to {1} % of the emissions and is charged to {2}: the legend has no "
                    + "cultivated land, or the study says so.",
            "Totals of the region and of units are as they should be. Name the class of farmland with "
                    + "carbon.allocate.farming or --farming, or give rows their class in a column charged_to.",
            "农业生产的排放（{0}）占排放的 {1} %，计入{2}：图例中没有耕地，或研究文件如此指定。",
            "全区与各单元总量不受影响。请用 carbon.allocate.farming 或 --farming 指定农用地的地类，或在 charged_to 列为各行写明地类。"),
    CARBON_35_FARM_REGION(
            "{0} has no factor of {1} in the provincial guideline.",
            "Choose the region with carbon.energy.farm-region or --farm-region, or give a factor of your own "
                    + "(carbon.energy.item-factors, --item-factors).",
            "省级指南中没有{1}的“{0}”排放因子。",
            "请用 carbon.energy.farm-region 或 --farm-region 选择地区，"
                    + "或给出自有排放因子（carbon.energy.item-factors 或 --item-factors）。"),
    CARBON_36_NO_PHASE(
            "the table has values of none of the phases {0}.",
            "Correct the years, here or in landUse.phases. Years found: {1}.",
            "表中没有以下各期的数值：{0}。",
            "请更正此表或 landUse.phases 的年份。已有年份：{1}。"),
    CARBON_37_POOL_SUM(
            "beside the pools of a class their sum is given as well ({0} rows).",
            "Remove the rows of sums, or those of the pools: all of a class's rows are added up.",
            "除各碳库外还给出了它们的合计（共 {0} 行）。",
            "请删除合计行，或删除各碳库的行：同一地类的各行会相加。"),
    CARBON_38_SECTORS(
            "sums that the rows beside them do not come to: {0}, the first being \"{1}\" of {2}, with parts of {3}.",
            "Add the rows that are missing, or remove those of the parts, or those of the sums.",
            "有 {0} 个合计与所列各分项之和不符，第一个“{1}”为 {2}，各分项之和为 {3}。",
            "请补充缺少的行；或删除各分项的行，或删除合计行。"),
    CARBON_39_GASES(
            "{0} rows are of other gases than CO2 ({1}), in a mass of their own.",
            "Write their amounts as tonnes of CO2 that warm as much (tCO2e: by AR5 a tonne of CH4 is 28, of N2O 265), "
                    + "or leave the rows out. Or let carbon.energy.gwp convert them: give the table as "
                    + "carbon.energy.file, its column gas called item, and 1 tCO2/t, 1 tCH4/t, 1 tN2O/t as the factors "
                    + "of these items (carbon.energy.item-factors).",
            "有 {0} 行是 CO2 以外的气体（{1}），数量为其自身的质量。",
            "请折算为 CO2 当量（tCO2e；按 AR5，1 吨 CH4 计 28，1 吨 N2O 计 265），或删去这些行。也可由 carbon.energy.gwp 折算："
                    + "将该表作为 carbon.energy.file，气体列改名为 item，并在 carbon.energy.item-factors 中给出这些项目的系数 "
                    + "1 tCO2/t、1 tCH4/t、1 tN2O/t。"),
    CARBON_C43_FARM_REGION(
            "no region is named; the factors of {0} are those of {1}.",
            "Name the region with carbon.energy.farm-region or --farm-region: north, northeast, east, central-south, "
                    + "southwest, northwest.",
            "未指定地区；{0}采用{1}的排放因子。",
            "请用 carbon.energy.farm-region 或 --farm-region 指定地区：north、northeast、east、central-south、"
                    + "southwest、northwest。"),
    CARBON_C38_SATURATED(
            "{0} of {1} lit cells have the value 63, as lights of DMSP have where their sensor saturates.",
            "The emissions of centres come out too even. Use lights of VIIRS, or a series corrected for saturation.",
            "{1} 个有光像元中有 {0} 个取值 63，与 DMSP 夜间灯光饱和时相同。",
            "城市中心的排放会过于均匀。请改用 VIIRS 灯光，或经饱和校正的数据。"),
    CARBON_C39_BELOW_ZERO(
            "{0} cells are below zero, as the background of lights of VIIRS is; they count as 0.",
            "Weak positive cells of the background count all the same: set them to 0 if they are no lights.",
            "有 {0} 个像元小于零，与 VIIRS 夜间灯光的背景噪声相同，按 0 计算。",
            "背景中微弱的正值仍会计入；若并非灯光，请先置为 0。"),
    CARBON_C40_OUTLIER(
            "the brightest cell has {0}, more than {1} times what 99.9 % of the lit cells stay below ({2}): a gas "
                    + "flare, a fire or another outlier draws emissions to it.",
            "Clip the raster at the brightest value of a town's centre.",
            "最亮像元为 {0}，超过 99.9 % 有光像元上限（{2}）的 {1} 倍：可能是天然气燃烧、火点等异常值，会吸引过多排放。",
            "请将栅格截断到城市中心的最大亮度。"),
    CARBON_C41_ONE_RASTER(
            "one raster places the emissions of several phases ({0}): within a unit they move with land alone.",
            "Compare phases by unit; for maps of a phase with lights of its year give each phase its own "
                    + "(carbon.allocate.by-year).",
            "多期（{0}）排放用同一栅格分配：单元内部的分布只随土地利用变化。",
            "各期对比请以单元为准；若需各期各用当年灯光，请为每期各给一个（carbon.allocate.by-year）。"),
    CARBON_C42_SUSPECT(
            "{0}: the source of these factors is in doubt.",
            "Do not use them without a source of your own.", "{0}：这些系数的来源存疑。", "没有其他出处时请勿采用。"),
    CARBON_C35_INTERPOLATED(
            "the waste \"{0}\" of {1} has no rows in {2} years between the first and the last; they were interpolated.",
            "Add the rows where they are known.", "{1} 的“{0}”在首末年之间有 {2} 年没有数据，已线性内插。", "如有数据请补充。"),
    // --- RANGE: low, high and distribution of a number ---
    RANGE_01_WORD(
            "the distribution \"{0}\" is not known.",
            "Write one of: normal, lognormal, uniform, triangular, beta, gamma, empirical: 1; 2; 3 (or a file: "
                    + "empirical: values.csv); or leave it empty.",
            "未知的分布“{0}”。",
            "请写以下之一：normal、lognormal、uniform、triangular、beta、gamma、empirical: 1; 2; 3（或文件：empirical: values.csv）；或留空。"),
    RANGE_02_BOUND(
            "the interval lacks {0}.",
            "Give both low and high, or neither: a number without an interval counts as certain.",
            "区间缺少 {0}。",
            "请同时给出 low 与 high，或都不填：没有区间的数值视为确定。"),
    RANGE_03_SHAPE(
            "the value {1} from {2} to {3} cannot be {0}.",
            "Give bounds of the value's sign, none of them 0 (gamma: positive ones), or another distribution: "
                    + "normal, uniform, triangular, beta.",
            "数值 {1}（{2} 至 {3}）不能服从{0}分布。",
            "请使上下限与数值同号且不为 0（伽马分布须为正），或改用其他分布：normal、uniform、triangular、beta。"),
    RANGE_04_VALUES(
            "\"{0}\" is not a list of numbers.",
            "Write two values or more behind the word, empirical: 0.8; 1; 1.3, or a file with a column of them: "
                    + "empirical: values.csv.",
            "“{0}”不是一列数值。",
            "请在 empirical 之后写两个以上的数值（empirical: 0.8; 1; 1.3），或含一列数值的文件（empirical: values.csv）。"),
    RANGE_05_PAIR(
            "{0} numbers, not 2.",
            "Write two from 0 to 1: how the errors hang together between years and between units, such as [1, 0].",
            "有 {0} 个数，而非 2 个。",
            "请写两个 0 至 1 的数：误差在年份之间与单元之间的相关，如 [1, 0]。"),
    RANGE_C01_FEW_DRAWS(
            "with {0} draws the ends of intervals still move by a percent and more from one seed to another.",
            "Set carbon.draws or --draws to 10000 or more before publication.",
            "抽样 {0} 次时，更换种子会使区间端点变化百分之一以上。",
            "发表前请将 carbon.draws 或 --draws 设为 10000 以上。"),
    RANGE_C02_ART_DRAWS(
            "ART-TREES asks for 10,000 draws at least; {0} were given, and 10,000 are made.",
            "Leave draws out, or give 10000 or more.",
            "ART-TREES 要求至少抽样 10000 次；给定 {0} 次，按 10000 次计算。",
            "请删去抽样次数，或设为 10000 以上。"),
    RANGE_C03_NOT_READ(
            "these columns look like ranges of the numbers, and are not read: {0}.",
            "Write the ends of the 95 % interval into columns low and high, in the unit of the numbers: of 2 with a "
                    + "standard deviation of 0.1 they are 1.804 and 2.196, with 10 % 1.8 and 2.2.",
            "以下各列看似数值的不确定范围，但未被读取：{0}。",
            "请在 low、high（下限、上限）列写明 95 % 区间的两端，单位与数值相同：2 的标准差为 0.1 时即 1.804 与 2.196，±10 % 即 1.8 与 2.2。"),
    RANGE_06_INPUT(
            "nothing uncertain is called \"{0}\".",
            "Did you mean: {1}? amounts means all amounts of items.", "没有名为“{0}”的不确定输入。", "是否指：{1}？amounts 指全部活动量。"),
    RANGE_07_PERCENT(
            "the bounds \"{0}\" and \"{1}\" are in percent, the value is not.",
            "Write low and high in the unit of the value: 10 % about 2 is 1.8 and 2.2.",
            "上下限“{0}”与“{1}”为百分数，而数值不是。",
            "请按数值的单位填写 low 与 high：2 的 ±10 % 即 1.8 与 2.2。"),
    RANGE_08_UNIT(
            "the bound \"{0}\" is in {1}, the value in {2}.",
            "Write value, low and high in one unit of measure.", "“{0}”的单位为 {1}，而数值的单位为 {2}。", "请将数值、下限与上限换算为同一单位。"),
    CARBON_C01_IMPLAUSIBLE(
            "the sink factor {0} tC/ha/yr of \"{1}\" lies outside the plausible range of net ecosystem uptake, 0.1 to "
                    + "3 tC/ha/yr.",
            "Check the unit (0.644 kgC/m2 is 6.44 tC/ha) and whether it is NPP instead of NEP{2}.",
            "“{1}”的碳汇系数 {0} tC/ha/yr 超出净生态系统吸收的合理范围（0.1 至 3 tC/ha/yr）。",
            "请检查单位（0.644 kgC/m2 等于 6.44 tC/ha），以及是否误用 NPP 代替 NEP{2}。"),
    CARBON_C15_CODES_UNUSED(
            "these codes are in no class of the legend and are not used: {0}.",
            "Nothing needs to be done, unless the maps have them: then add them to the legend.",
            "以下编码不属于图例中的任何地类，未使用：{0}。",
            "无需处理；若栅格中有这些编码，请将其加入图例。"),
    CARBON_C16_PER_AREA(
            "the emissions of {0} come to {1} tCO2 a year per km2 of the land that carries them; regions "
                    + "of the Earth lie between {2} and {3}.",
            "Check the unit of the amounts (statistics are usually in 10^4 t or 10^4 tce) and which land carries them "
                    + "(carbon.allocate.to, --to).",
            "{0} 年排放折合每 km2 承担用地每年 {1} tCO2；全球各地区介于 {2} 与 {3} 之间。",
            "请检查数量单位（统计资料通常为 10^4 t 或 10^4 tce），以及承担排放的用地（carbon.allocate.to 或 --to）。"),
    CARBON_C17_PER_HEAD(
            "the emissions of {0} come to {1} tCO2 a year per head; regions of the Earth lie between {2} and {3}.",
            "Check the unit of the amounts (statistics are usually in 10^4 t or 10^4 tce) and that of the population "
                    + "(persons or 10^4 persons, not persons per km2).",
            "{0} 年排放折合人均每年 {1} tCO2；全球各地区介于 {2} 与 {3} 之间。",
            "请检查数量单位（统计资料通常为 10^4 t 或 10^4 tce）和人口单位（人或万人，而非人口密度）。"),
    CARBON_C18_BESIDE(
            "in {0} these units emit thousands of times more or less per km2 of the land that carries it than the "
                    + "others, whose middle is {2} tCO2 a year: {1}.",
            "Check the unit of their amounts: another one than in the other rows?",
            "{0} 年以下单元每 km2 承担用地的排放与其他单元（中位数每年 {2} tCO2）相差数千倍：{1}。",
            "请检查这些行的数量单位是否与其他行不同。"),
    CARBON_C44_JUMP(
            "from one phase to the next these emissions grow or shrink more than {0}-fold: {1}.",
            "Check the amounts of both years and their unit: another one in one of the years?",
            "以下排放在前后两期之间增长或减少超过 {0} 倍：{1}。",
            "请检查这两年的数量及其单位：其中一年是否用了不同的单位？"),
    CARBON_C45_UNUSED(
            "no row of the activities is of the item \"{0}\": its factor is not used.",
            "Call it as the table of activities does ({1}), or remove the row.",
            "活动数据中没有项目“{0}”，其因子未被使用。",
            "请改用活动数据表中的名称（{1}），或删去该行。"),
    CARBON_C57_UNUSUAL(
            "the factor gives {1} times the CO2 of {0} that the usual one does.",
            "Check its unit: kg for t is 1000-fold, C for CO2 3.67-fold. Where it was measured so, leave it.",
            "按该因子计算的“{0}”CO2 排放为常用因子的 {1} 倍。",
            "请检查其单位：kg 误作 t 相差 1000 倍，C 误作 CO2 相差 3.67 倍；若确为实测值，可不改。"),
    CARBON_C47_SUMS(
            "what it calls \"{0}\" is the sum of other rows, or a part of one, and is not counted: {1} amounts.",
            "Nothing needs to be done, unless rows are missing beside it: then add them.",
            "“{0}”为其他行之和或其中的一部分，未计入：{1} 个数值。",
            "无需处理；若所列分项不全，请补充。"),
    CARBON_C48_COLUMNS(
            "\"{0}\" counts as the emissions; these columns do not: {1}.",
            "Nothing needs to be done if it holds all that is meant. Otherwise make one column of what is, in tCO2e "
                    + "(by AR5 a tonne of CH4 is 28, of N2O 265), and leave out the others.",
            "以“{0}”作为排放量，以下各列未计入：{1}。",
            "若该列已包含所需的全部排放，则无需处理；否则请将应计入的合为一列，单位 tCO2e（按 AR5，1 吨 CH4 计 28，1 吨 N2O 计 265），并删去其余各列。"),
    CARBON_C53_BIOMASS(
            "columns of biomass are taken as carbon, in tC/ha: {0}.",
            "Where they hold dry biomass, multiply them by its carbon fraction first (0.47 for wood, IPCC); where they "
                    + "hold carbon, call them so (aboveground carbon), and this is told no more.",
            "生物量列按碳（tC/ha）读取：{0}。",
            "若为干生物量，请先乘以含碳率（木质 0.47，IPCC）；若已是碳，请改称碳（如“地上碳密度”），此后不再提示。"),
    CARBON_C54_POOLS(
            "most classes have these pools, but here they are missing and count as zero: {0}.",
            "Add their rows; write 0 where a class has none.", "多数地类有以下碳库，此处缺失，按零计算：{0}。", "请补充这些行；该地类确实没有的请填 0。"),
    CARBON_C56_DENSITY(
            "no land holds so much carbon in a pool (the deepest peats some {1} tC/ha): {0}.",
            "Check the unit: 1 kg/m2 is 10 t/ha, 1 g/m2 is 0.01 t/ha. A number such as 9999 may be "
                    + "the mark of a missing one: give its density.",
            "以下碳密度高于任何土地单个碳库的含量（最深的泥炭约 {1} tC/ha）：{0}。",
            "请检查单位：1 kg/m2 等于 10 t/ha，1 g/m2 等于 0.01 t/ha。9999 之类的数值可能是缺测标记，请填写其密度。"),
    CARBON_C58_LITTLE(
            "no pool of any class has more than {0} tC/ha; forests, and the upper 30 cm of soils, hold 10 and more.",
            "Check the unit: 1 kg/m2 is 10 t/ha, 1 g/m2 is 0.01 t/ha. If the land holds so little, nothing needs to "
                    + "be done.",
            "所有地类的各碳库均不超过 {0} tC/ha；而森林以及土壤表层 30 cm 通常在 10 tC/ha 以上。",
            "请检查单位：1 kg/m2 等于 10 t/ha，1 g/m2 等于 0.01 t/ha。若土地碳储量确实如此之低，则不必处理。"),
    CARBON_C50_NO_UNIT(
            "columns of numbers that say no unit of measure are not counted: {0}.",
            "If one is a fuel or another item, write its unit behind its name (coke (t)); otherwise nothing needs to "
                    + "be done.",
            "以下数值列未注明单位，未计入：{0}。",
            "若其中有能源品种等应计入的项目，请在列名后注明单位（如“型煤（吨）”）；否则无需处理。"),
    CARBON_C51_MAY_BE_SUMS(
            "they come to the sum of the rows right below them and are counted beside these: {0}.",
            "If they are their sum, remove them, or write \"of which:\" before the names of the parts; otherwise "
                    + "nothing needs to be done.",
            "以下各项恰为其下几行之和，目前与这几行一并计入：{0}。",
            "若确为合计，请删去这些行，或在各分项名称前加“其中：”；否则无需处理。"),
    CARBON_C49_UNLIKE(
            "amounts thousands of times more or less than those of the same item in other years and units: {0}.",
            "Check their unit of measure: is it that of the other rows?",
            "以下数量与其他年份、其他单元的同一项目相差上千倍：{0}。",
            "请检查其计量单位是否与其他行一致。"),
    CARBON_C46_GAPS(
            "amounts that units have in other phases are missing, and count as zero: {0}.",
            "Add them; write 0 where there is none.", "以下数量在其他各期有、在该期缺失，按零计算：{0}。", "请补充数据；确实没有的请填 0。"),
    CARBON_C19_TONNES(
            "the fuels given by weight ({0}) come to {1} % of the emissions; as tens of thousands of tonnes they "
                    + "would be {2} %.",
            "Check their unit: statistics are usually in 10^4 t.",
            "以重量计的燃料（{0}）只占排放的 {1} %；若按万吨计则占 {2} %。",
            "请检查其单位：统计资料通常为 10^4 t。"),
    CARBON_C02_NO_FACTOR(
            "these classes have no factor and count as zero: {0}.",
            "Add a row for each (a preset's factors find classes by the legend's column role), or leave it if zero is "
                    + "intended.",
            "以下地类没有系数，按零计算：{0}。",
            "请为其添加系数（预设系数按图例的 role 列识别地类）；若本意为零可不改。"),
    CARBON_C03_POSITIVE(
            "the factor {0} of \"{1}\" makes it a source.",
            "If it is meant as a sink, write it negative.", "“{1}”的系数 {0} 为正，按碳源计算。", "若应为碳汇，请写成负值。"),
    CARBON_C04_UNVERIFIED(
            "unverified defaults are used: {0}.",
            "Check them against their source before publication, or give your own table.",
            "使用了未核实的默认值：{0}。",
            "发表前请核对来源，或提供自己的表。"),
    CARBON_C05_ELECTRICITY(
            "electricity is counted by {0} at {1}: {2} tCO2; by {3} at {4} it would be {5} tCO2.",
            "See that it is the one that is meant (carbon.energy.electricity, --electricity) and say so beside the "
                    + "result; do not count fuels burnt in local power plants as well.",
            "电力按 {0}（{1}）计算：{2} tCO2；若按 {3}（{4}）则为 {5} tCO2。",
            "请核对口径是否为所需（carbon.energy.electricity 或 --electricity），并随结果注明；勿与本地电厂燃料重复计算。"),
    CARBON_C06_NO_WEIGHT(
            "units without weight on the cells that carry their emissions: {0}; {1} are spread evenly over these "
                    + "cells.",
            "Check that the weight raster covers them.", "承载排放的像元上没有权重的单元：{0}；{1} 在这些像元上均匀分配。", "请检查权重栅格是否覆盖这些单元。"),
    CARBON_C07_NO_CONSTRUCTION(
            "units without a cell of the class that carries their emissions: {0}; {1} are spread evenly over the whole "
                    + "unit.",
            "Check the class chosen with carbon.allocate (--to, --farming, the column charged_to), and the units' "
                    + "outlines.",
            "没有承载这些排放的地类像元的单元：{0}；{1} 在整个单元内均匀分配。",
            "请检查 carbon.allocate（--to、--farming、charged_to 列）所选地类及单元边界。"),
    CARBON_C08_NO_CELLS(
            "units without any cell: {0}; {1} are on no map, but in every total.",
            "Check that the rasters cover them.", "没有任何像元的单元：{0}；{1} 不在地图上，但计入所有总量。", "请检查栅格是否覆盖这些单元。"),
    CARBON_C09_NO_EMISSIONS(
            "no emissions are given for {0} in {1}; they count as zero.",
            "Add the rows, or leave it if zero is intended.", "{1} 年没有排放数据、按零计算的单元：{0}。", "请补充数据；若本意为零可不改。"),
    CARBON_C55_NO_PRODUCT(
            "no product is given for {0} in {1}: their coefficients are empty, and those of the others compare with "
                    + "the rest alone.",
            "Add the rows.", "{1} 年没有经济产出数据的单元：{0}；其系数为空，其他单元的系数只与其余单元比较。", "请补充数据。"),
    CARBON_C10_YEAR(
            "the rows of {0} belong to no phase and are not used.", "Phases: {1}.", "{0} 年的数据不对应任何一期，未使用。", "各期：{1}。"),
    CARBON_C11_BIOGENIC(
            "the item \"{0}\" is biogenic and not a source in the IPCC inventory.",
            "Leave it out if the total is to be compared with inventories.",
            "项目“{0}”属生物源排放，不计入 IPCC 清单。",
            "如需与清单比较，请删除该项。"),
    CARBON_C12_EQUIVALENT(
            "the amount is CO2 equivalent and is counted as CO2.",
            "State it where the result is printed.",
            "该数量为 CO2 当量，按 CO2 计算。",
            "请在结果中注明。"),
    CARBON_C13_MEMO(
            "{0} tCO2 of the biomass fuel \"{1}\" are a memo item and not part of the total.",
            "State them beside the total, as the IPCC guidelines ask.",
            "生物质燃料“{1}”的 {0} tCO2 为备注项，不计入总量。",
            "请按 IPCC 指南在总量之外单独列出。"),
    CARBON_C14_NO_EFFECT(
            "it has no effect on the route {0}.", "Leave it out, or choose a route that takes it: {1}.",
            "在路线 {0} 中不起作用。", "请删去，或改用相应的路线：{1}。"),

    // --- LAND: carbon of land by the IPCC's Tier 1, or from layers ---
    LAND_01_UNIT("the unit \"{0}\" does not fit {1}.", "Write one of: {2}.", "单位“{0}”与{1}不符。", "请写以下之一：{2}。"),
    LAND_02_NEGATIVE(
            "{0} is below zero; {1} is a size, and losses have numbers of their own.",
            "Write 0 or more.", "{0} 小于零；{1}只表示大小，损失另有参数。", "请写不小于 0 的数。"),
    LAND_03_WORD("\"{0}\" is not known in the column {1}.", "Write one of: {2}.", "{1} 列无法识别“{0}”。", "请写以下之一：{2}。"),
    LAND_04_SHARE("{0} is no share of the land.", "Write a number from 0 to 1.", "{0} 不是面积比例。", "请写 0 至 1 的数。"),
    LAND_05_NO_NUMBER(
            "there is no default for the {0} of \"{1}\" ({2}) in this zone: {3}.",
            "Give it in carbon.land.parameters, or choose the zone or use that is meant.",
            "以下分区没有“{1}”（{2}）的{0}默认值：{3}。",
            "请在 carbon.land.parameters 中给出，或改选相应的分区或用途。"),
    LAND_06_HISTORIES(
            "{0} classes in {1} phases make too many histories of a cell to be counted.",
            "Use fewer phases, or a legend that puts classes together.",
            "{0} 类、{1} 期的像元历史组合过多，无法计数。",
            "请减少期数，或在图例中合并地类。"),
    LAND_07_ZONE("\"{0}\" is no zone known here.", "Write one of: {1}.", "没有名为“{0}”的分区。", "请写以下之一：{1}。"),
    LAND_08_NO_ZONE(
            "no cell of the study has a zone in all of the rasters.",
            "Check that they cover the region, and the codes in carbon.land.codes.",
            "研究区内没有任何像元在各分区栅格中都有分区。",
            "请检查栅格是否覆盖研究区，以及 carbon.land.codes 中的编码。"),
    LAND_09_NO_CODES(
            "nothing says what its codes mean.",
            "Give carbon.land.codes with the columns layer,code,zone and rows of the layer {0}.",
            "未说明其编码的含义。",
            "请给出 carbon.land.codes，含 layer,code,zone 三列及图层 {0} 的各行。"),
    LAND_10_VEGETATION(
            "an efficiency of {0} gC/MJ with NDVI from {1} to {2} is not that of vegetation.",
            "Give an efficiency of 0 or more and ndvi_min below ndvi_max, both within -1 and 1.",
            "光能利用率 {0} gC/MJ、NDVI {1} 至 {2} 不符合植被的取值。",
            "光能利用率须不小于 0，ndvi_min 须小于 ndvi_max，且都在 -1 与 1 之间。"),
    LAND_11_SOURCE(
            "one of nep, npp and ndvi must give the sink, not: {0}.",
            "Give net ecosystem production (nep), net primary production (npp), or NDVI for CASA (ndvi).",
            "nep、npp、ndvi 须恰有一项给出碳汇，而不是：{0}。",
            "请给出净生态系统生产力（nep）、净初级生产力（npp），或供 CASA 使用的 NDVI（ndvi）。"),
    LAND_12_WEATHER(
            "{0} alone gives no sink: layers are missing.", "Give all of: {1}.", "只有 {0} 不能得到碳汇：缺少图层。", "请给出全部：{1}。"),
    LAND_13_LAYER_UNIT(
            "the unit of the layers is \"{0}\", not one of carbon per area and year.",
            "Write gC/m2/yr, kgC/m2/yr or tC/ha/yr: MOD17A3HGF is kgC/m2/yr with scale: 0.0001.",
            "图层单位为“{0}”，不是单位面积每年的碳量。",
            "请写 gC/m2/yr、kgC/m2/yr 或 tC/ha/yr：MOD17A3HGF 为 kgC/m2/yr，并设 scale: 0.0001。"),
    LAND_14_NO_LAYER("there is no layer of {0}.", "Give one for each phase.", "缺少 {0} 年的图层。", "请为每期各给出一个图层。"),
    LAND_15_FILES(
            "{0} of the {1} files of this pattern do not exist: {2}.",
            "Check the folder and the names of the files; months are written 01 or 1.",
            "该模式所指的 {1} 个文件中有 {0} 个不存在：{2}。",
            "请检查文件夹与文件名；月份可写作 01 或 1。"),
    LAND_C04_FILL(
            "numbers from {0} on are taken as no value, as in the 16-bit products of MODIS.",
            "If they are values here, set carbon.sinks.fill above them.",
            "达到或超过 {0} 的数视为无数据，与 MODIS 的 16 位产品相同。",
            "若此处确为有效值，请将 carbon.sinks.fill 设为更大的数。"),
    LAND_C05_RANGE(
            "the mean uptake of \"{0}\" in {1} is {2} tC/ha/yr; net ecosystem production lies between {3} and {4}.",
            "Check the unit and the scale of the layers, and whether they hold NPP instead of NEP.",
            "{1} 年“{0}”的平均吸收为 {2} tC/ha/yr；净生态系统生产力应在 {3} 与 {4} 之间。",
            "请检查图层的单位与比例，以及是否误用 NPP 代替 NEP。"),
    LAND_C06_NO_VALUE(
            "in {0} the layers have no value on {1} ha of \"{2}\", which count as zero.",
            "Give layers that cover it, or leave the class to carbon.factors.",
            "{0} 年“{2}”有 {1} 公顷没有图层数值，按零计算。",
            "请提供覆盖它的图层，或用 carbon.factors 核算该地类。"),
    LAND_C07_WOOD_BETWEEN(
            "the harvested wood \"{0}\" has no rows in {1} years between the first and the last; they were "
                    + "interpolated.",
            "Add the rows where they are known; a row with 0 says that none was made.",
            "采伐木产品“{0}”在首末年之间有 {1} 年没有数据，已线性内插。",
            "如有数据请补充；数值为 0 的行表示当年没有生产。"),
    LAND_C08_WOOD_AFTER(
            "the harvested wood \"{0}\" has no rows after {1}: up to {2} what was made before decays and nothing is "
                    + "added.",
            "Add rows up to {2}.", "采伐木产品“{0}”在 {1} 年以后没有数据：至 {2} 年只计以前产品的分解，没有新增。", "请补充至 {2} 年的数据行。"),
    LAND_C09_EMPTY(
            "leaves empty what row {1} says of this class ({0}): it holds no longer from {2} on, the usual counts.",
            "Fill in what still holds: each row stands alone from its year on.",
            "未填写第 {1} 行对该类已写明的内容（{0}）：自 {2} 年起不再适用，按默认值计。",
            "仍适用的内容请在该行再次填写：每行自其年份起单独生效。"),
    LAND_C10_UNZONED(
            "{0} % of the land of {2} ({1} cells) is in no zone: it counts neither stocks nor fluxes.",
            "Give every code of the rasters of climate, ecozone and soil a row in carbon.land.codes, and see that they "
                    + "cover the region.",
            "{2} 年土地的 {0} %（{1} 个像元）没有分区，既不计碳储量，也不计源汇。",
            "请在 carbon.land.codes 中为气候、生态区与土壤栅格的每个编码各写一行，并检查栅格是否覆盖研究区。"),
    LAND_C11_UNUSUAL(
            "these numbers lie far outside what the IPCC's defaults (in brackets) span: {0}.",
            "Check their unit and the name of the parameter. Where they were measured so, leave them.",
            "以下参数远超出 IPCC 缺省值的范围（括号内）：{0}。",
            "请检查其单位与参数名称；若确为实测值，可不改。"),
    LAND_C01_FIRST(
            "nothing is known of what changed before {0}: that year counts no land as converted.",
            "Add an earlier phase where there is one, or leave that year out of a comparison.",
            "{0} 年以前的变化未知：该年没有转换土地。",
            "如有更早的期次请补充；比较时可不计该年。"),
    LAND_C02_INSTEAD(
            "the factors of {0} are not used: {1} accounts for that land, and both would count the same carbon twice.",
            "Nothing needs to be done; to use a factor instead, leave that part out.",
            "{0} 的系数未使用：这些土地由 {1} 核算，同时使用会重复计算同一部分碳。",
            "无需处理；若要使用系数，请删去该部分。"),
    LAND_C03_LEFT(
            "nothing says what kind of land these classes are, so they are not accounted for here: {0}.",
            "Say it in the column role of the legend{1}; or give each a use in carbon.land.management, or leave them "
                    + "to carbon.factors.",
            "未说明以下地类属于何种土地，此处不予核算：{0}。",
            "请在图例的 role 列写明{1}；或在 carbon.land.management 中写明用途（use），或用 carbon.factors 给出系数。"),

    // --- CRS: coordinate reference systems ---
    CRS_01_MISSING(
            "it has no coordinate reference system",
            "Put a .prj file beside it, or in a study name it under grid.crs, such as EPSG:4547.",
            "没有坐标系",
            "请在旁边放置 .prj 文件，或在研究文件的 grid.crs 中注明，如 EPSG:4547。"),
    CRS_02_UNKNOWN(
            "\"{0}\" is not a known coordinate reference system",
            "Write an EPSG code such as EPSG:4547, a WKT text, or one of: {1}.",
            "“{0}”不是已知的坐标系",
            "请写 EPSG 代码（如 EPSG:4547）、WKT 文本，或以下名称之一：{1}。"),
    CRS_03_WKT(
            "the WKT text of its coordinate reference system cannot be used: {0}",
            "Export it again, or name the system by its EPSG code.", "其坐标系的 WKT 文本无法使用：{0}", "请重新导出，或改用 EPSG 代码注明坐标系。"),
    CRS_04_KIND(
            "its coordinate reference system \"{0}\" has no horizontal position: it is vertical, geocentric or local",
            "Name a map projection or a longitude-latitude system, such as EPSG:4547 or EPSG:4490.",
            "其坐标系“{0}”不含平面位置（属高程、地心或局部坐标系）",
            "请注明投影坐标系或经纬度坐标系，如 EPSG:4547 或 EPSG:4490。"),
    CRS_05_UNSUPPORTED(
            "its coordinate reference system \"{0}\" uses something that is not supported: {1}",
            "Transform the file to another system first, such as EPSG:4547 or EPSG:4490.",
            "其坐标系“{0}”使用了尚不支持的内容：{1}",
            "请先将文件转换到其他坐标系，如 EPSG:4547 或 EPSG:4490。"),
    CRS_C01_SHIFT(
            "the datum shift from {0} to {1} is not known; positions were taken over unchanged and may be off by 100 "
                    + "m or more",
            "Where that matters, transform the file with the survey office's parameters first.",
            "{0} 到 {1} 的基准转换参数未知；位置按原值采用，偏差可能达 100 米以上",
            "如有影响，请先用测绘部门的转换参数转换该文件。"),

    // --- ALIGN: bringing rasters onto the study grid ---
    ALIGN_01_NO_OVERLAP(
            "it does not overlap the study grid: it lies at {0}, the study grid at {1}",
            "Check the coordinate reference systems of both, or use the file of the right region.",
            "与研究格网不重叠：该栅格位于 {0}，研究格网位于 {1}",
            "请检查两者的坐标系，或换用正确区域的文件。"),
    ALIGN_02_TOO_LARGE(
            "the study grid would have {0} x {1} cells",
            "Give a larger cell (grid.cell, a length such as 30 m), or a smaller region.",
            "研究格网将有 {0} x {1} 个像元",
            "请增大像元（grid.cell，写作长度，如 30 m），或缩小研究区。"),
    ALIGN_03_POLE(
            "its rows reach to latitude {0}, beyond the pole",
            "Correct its position, or cut off what lies beyond: gdal_translate -srcwin XOFF YOFF COLUMNS ROWS INPUT "
                    + "OUTPUT.tif",
            "其行延伸到纬度 {0}，超过极点",
            "请更正其位置，或裁去超出的部分：gdal_translate -srcwin 列偏移 行偏移 列数 行数 INPUT OUTPUT.tif"),
    ALIGN_04_NO_AREA(
            "its cells of {0} x {1} have no area that can be counted",
            "Check the cell size and its unit, and the coordinate reference system.",
            "其像元大小为 {0} x {1}，没有可计的面积",
            "请检查像元大小及其单位，以及坐标系。"),
    ALIGN_05_WIDE(
            "it is {0} degrees wide, so the same area would be counted more than once",
            "Cut it to 360 degrees, or check its cell size and coordinate reference system.",
            "其宽度为 {0} 度，同一地面会被重复计算",
            "请裁剪到 360 度以内，或检查像元大小和坐标系。"),
    ALIGN_06_EXTENT(
            "it holds no cell of the first phase: it lies at {0}, the first phase at {1} ({2})",
            "Give a region within the first phase; numbers are west,south,east,north in the system of the study grid.",
            "其中没有首期的任何像元：其范围为 {0}，首期范围为 {1}（{2}）",
            "请给出首期范围内的区域；数字依次为 w,s,e,n（西、南、东、北），按研究格网的坐标系书写。"),
    ALIGN_07_DEGREES(
            "{0} reads like longitudes and latitudes, but the study grid counts in the units of {1}",
            "Write west,south,east,north in that system, within {2}, or give polygons (a file or a unit set), whose "
                    + "system is read from the file.",
            "{0} 像是经纬度，而研究格网采用 {1} 的坐标单位",
            "请按该坐标系写 w,s,e,n（西、南、东、北；首期范围为 {2}），或给出面文件或单元集，其坐标系由文件读取。"),
    ALIGN_C01_PARTLY(
            "it covers {0} % of the study grid; the other {1} cells have no data",
            "Use files that cover the whole region, or limit the study to the part all files cover.",
            "仅覆盖研究格网的 {0} %；其余 {1} 个像元无数据",
            "请使用覆盖全区的文件，或将研究区裁剪到各文件的公共部分。"),
    ALIGN_C02_AREA(
            "the area of a cell on the map differs from its true area by up to {0} %",
            "Areas and carbon totals carry this error; an equal-area system as grid.crs avoids it: \"China Albers\", "
                    + "EPSG:3035 in Europe, EPSG:5070 in the USA, EPSG:6931 and EPSG:6932 beyond 60° north and south, "
                    + "EPSG:6933 elsewhere.",
            "像元的图上面积与真实面积最多相差 {0} %",
            "面积与碳总量含此误差；以等积投影为 grid.crs 可避免：“China Albers”，欧洲 EPSG:3035，美国 EPSG:5070，北纬、南纬 60° 以上 "
                    + "EPSG:6931、EPSG:6932，其他地区 EPSG:6933。"),
    ALIGN_C03_RESAMPLED(
            "its cells are not those of the first raster ({0} differ): each cell of the first took the class of the "
                    + "nearest",
            "No action is needed if that is meant; borders of classes may move by half a cell, which counts as change.",
            "其像元与第一个栅格不同（{0}）：第一个栅格的每个像元取其中最近像元的地类",
            "若本意如此则无需处理；地类边界最多可移动半个像元，会计入变化。"),

    // --- TIFF: rasters, both ways ---
    TIFF_01_NOT_TIFF(
            "it is not a TIFF file; it looks like {0}",
            "Convert it: in QGIS by Raster > Conversion > Translate, or by {1}",
            "不是 TIFF 文件；看起来是 {0}",
            "请转换：在 QGIS 中用 栅格 > 转换 > 转换格式，或使用 {1}"),
    TIFF_02_TRUNCATED(
            "it is cut short: {0} lies at bytes {1} to {2}, the file ends at {3}",
            "Copy, download or export it again.", "文件不完整：{0}（字节 {1} 至 {2}）超出文件末尾（{3}）", "请重新复制、下载或导出。"),
    TIFF_03_HEADER(
            "its header is damaged: {0}",
            "Copy or export it again; if it stays so, rewrite it: gdal_translate INPUT OUTPUT.tif",
            "文件头已损坏：{0}",
            "请重新复制或导出；若仍如此，请重写：gdal_translate INPUT OUTPUT.tif"),
    TIFF_04_COMPRESSION(
            "its cells are compressed as {0}, which is not read here",
            "Rewrite it: in QGIS by Raster > Conversion > Translate with the profile High Compression, or by "
                    + "gdal_translate -co COMPRESS=DEFLATE -co TILED=YES INPUT OUTPUT.tif",
            "像元采用 {0} 压缩，此处无法读取",
            "请重写：在 QGIS 中用 栅格 > 转换 > 转换格式（配置选“高压缩”），或使用 gdal_translate -co COMPRESS=DEFLATE -co TILED=YES INPUT "
                    + "OUTPUT.tif"),
    TIFF_05_CELL_TYPE(
            "its cells are stored as {0}, which is not read here",
            "Rewrite it with a plain type: gdal_translate -ot Float32 INPUT OUTPUT.tif (classes: -ot Int32)",
            "像元以 {0} 存储，此处无法读取",
            "请改用普通类型：gdal_translate -ot Float32 INPUT OUTPUT.tif（类别用 -ot Int32）"),
    TIFF_06_ROTATED(
            "its grid is not north-up: {0}",
            "Bring it onto a north-up grid: gdalwarp -r near {1}INPUT OUTPUT.tif",
            "栅格不是正北朝上：{0}",
            "请重采样为正北朝上的栅格：gdalwarp -r near {1}INPUT OUTPUT.tif"),
    TIFF_07_PLACE(
            "it is not georeferenced: it has no position tags, and there is no world file ({0}) beside it",
            "Export it again as GeoTIFF, or put its world file beside it.",
            "未说明所在位置：没有定位标签，旁边也没有坐标文件（{0}）",
            "请重新导出为 GeoTIFF，或把坐标文件放在旁边。"),
    TIFF_09_DAMAGED(
            "the block of columns {0} to {1}, rows {2} to {3} is damaged: {4}",
            "Copy, download or export it again.", "第 {0} 至 {1} 列、第 {2} 至 {3} 行的数据块已损坏：{4}", "请重新复制、下载或导出。"),
    TIFF_10_SIZE(
            "its header declares {0} x {1} cells, which {2} bytes of file cannot hold",
            "Copy or export it again.", "文件头声明 {0} x {1} 个像元，而 {2} 字节的文件无法容纳", "请重新复制或导出。"),
    TIFF_11_BLOCK(
            "its cells come in blocks of {0} x {1}, {2} MB each; more than {3} MB are not read at once",
            "Rewrite it in tiles: gdal_translate -co TILED=YES -co COMPRESS=DEFLATE INPUT OUTPUT.tif",
            "像元以 {0} x {1} 的块存储，每块 {2} MB；一次最多读取 {3} MB",
            "请改为分块存储：gdal_translate -co TILED=YES -co COMPRESS=DEFLATE INPUT OUTPUT.tif"),
    TIFF_12_BAND(
            "band {0} was asked for; it has {1}",
            "Name a band that it has; they count from 1.", "请求第 {0} 波段，而文件有 {1} 个波段", "请指定文件已有的波段，从 1 起计。"),
    TIFF_13_MASK(
            "its mask {0} has {1} cells, not {2}",
            "Use the mask that belongs to it, or move the mask away to count all cells.",
            "其掩膜 {0} 为 {1} 个像元，而不是 {2}",
            "请使用与之对应的掩膜；若要计入全部像元，请将其移走。"),
    TIFF_14_SIDECAR(
            "the information about it in {0} cannot be used: {1}",
            "Correct it there, or write the raster again: gdal_translate {2}INPUT OUTPUT.tif",
            "{0} 中的说明无法使用：{1}",
            "请在其中更正，或重写栅格：gdal_translate {2}INPUT OUTPUT.tif"),
    TIFF_15_NOT_CLASSES(
            "it holds {0}, not classes of land",
            "Use the class raster; if these numbers are class codes after all, give a legend that names them.",
            "其内容是{0}，而不是土地利用类别",
            "请使用地类栅格；若其数值确为编码，请提供说明这些编码的图例。"),
    TIFF_16_WIDE_CODE(
            "it holds the code {0}, beyond 9,007,199,254,740,992 (2^53), up to which codes can be told apart",
            "Give its classes smaller codes, or name the code as no data in the file: gdal_translate -a_nodata {0} "
                    + "INPUT OUTPUT.tif",
            "含编码 {0}，超出 9,007,199,254,740,992（2^53），此后的编码无法区分",
            "请改用较小的编码，或在文件中将其设为无数据值：gdal_translate -a_nodata {0} INPUT OUTPUT.tif"),
    TIFF_17_TILES(
            "its raster {0} does not go with {1}: {2}",
            "Take it out, or bring it onto the same grid, type and legend: gdalwarp -r near {3} INPUT OUTPUT.tif",
            "其中的栅格 {0} 与 {1} 不一致：{2}",
            "请去掉该文件，或统一格网、类型和图例：gdalwarp -r near {3} INPUT OUTPUT.tif"),
    TIFF_18_OVERLAP(
            "its rasters {0} and {1} differ in {2} of the {3} cells that both cover, first at column {4}, row {5} of "
                    + "the mosaic (from 0)",
            "Say which is right: cut the other, set its cells there to no data, or join them in the order you want "
                    + "(the last wins): gdal_merge.py -n NODATA -o OUTPUT.tif FILE1.tif FILE2.tif",
            "其中的栅格 {0} 与 {1} 在共同覆盖的 {3} 个像元中有 {2} 个不同，首个位于拼接图的第 {4} 列、第 {5} 行（自 0 起）",
            "请确定以何者为准：裁切另一个，或将其相应像元设为无数据，或按所需顺序拼接（后者优先）：gdal_merge.py -n NODATA -o OUTPUT.tif FILE1.tif "
                    + "FILE2.tif"),
    TIFF_19_NO_TILES(
            "no raster is found there",
            "Check the folder and the ending; *.tif stands for every GeoTIFF of a folder, **/*.tif also for those in "
                    + "folders within.",
            "未找到栅格",
            "请检查文件夹和扩展名；*.tif 表示文件夹中的全部 GeoTIFF，**/*.tif 还包括其中各级文件夹。"),
    TIFF_20_VRT(
            "this VRT is more than a mosaic of rasters side by side: {0}",
            "Let GDAL compute it once: gdal_translate -co COMPRESS=DEFLATE -co TILED=YES INPUT OUTPUT.tif",
            "该 VRT 不只是并排栅格的拼接：{0}",
            "请由 GDAL 先行计算：gdal_translate -co COMPRESS=DEFLATE -co TILED=YES INPUT OUTPUT.tif"),
    TIFF_21_NOT_THERE(
            "it names {0}, which does not exist",
            "Put that raster there, or make the VRT of those that are: gdalbuildvrt OUTPUT.vrt *.tif",
            "其中列出的 {0} 不存在",
            "请将该栅格放到原处，或用现有栅格重新生成 VRT：gdalbuildvrt OUTPUT.vrt *.tif"),
    TIFF_22_SHAPES(
            "it is a file of shapes ({0}), and a raster is wanted here",
            "Make a raster of a column of numbers, such as the code of a class: in QGIS by Raster > Conversion > "
                    + "Rasterize, or by gdal_rasterize -a COLUMN -tr 30 30 INPUT OUTPUT.tif (30: side of a cell in the "
                    + "unit of the file's system). A raster in a GeoPackage: gdal_translate INPUT OUTPUT.tif",
            "这是矢量文件（{0}），此处需要栅格",
            "请将其中的数值列（如类别编码）栅格化：在 QGIS 中用 栅格 > 转换 > 栅格化（矢量转栅格），或使用 gdal_rasterize -a 列名 -tr 30 30 INPUT OUTPUT.tif"
                    + "（30 为像元边长，按文件坐标系的单位）。GeoPackage 中的栅格：gdal_translate INPUT OUTPUT.tif"),
    TIFF_23_WHOLE(
            "its cells are stored as {0}, which programs read in different ways",
            "Export it with 16 or 32 bits from the program that made it. Of a uint24 that GDAL wrote: gdal_translate "
                    + "-ot Float32 INPUT OUTPUT.tif (classes: -ot Int32)",
            "像元以 {0} 存储，各软件的读法不一",
            "请在生成该文件的软件中以 16 或 32 位重新导出。GDAL 写出的 uint24 可用 gdal_translate -ot Float32 INPUT OUTPUT.tif（类别用 -ot Int32）"),
    TIFF_C01_BESIDE(
            "not in the file itself but in {1}: {0}",
            "Check that the two files belong together, and keep them side by side.",
            "以下内容不在文件内，取自 {1}：{0}",
            "请确认该文件与之对应，并将两者放在一起。"),
    TIFF_C02_SCALED(
            "its scale and offset were applied: value = cell x {0} + {1}",
            "Check that units and limits given elsewhere refer to the scaled values.",
            "按文件说明将像元换算为数值：像元 × {0} + {1}",
            "请确认别处给出的单位和界限针对换算后的数值。"),
    TIFF_C03_MASKED(
            "cells that {0} leaves out were taken as no data",
            "Remove the mask if they should count.", "{0}所排除的像元按无数据处理", "若应计入，请去掉掩膜。"),
    TIFF_C04_ROUNDED(
            "its no-data value is written as {0}, with too few digits; cells that round to it were taken as no data",
            "No action is needed unless such values were really measured.",
            "其无数据值写作 {0}，位数不足；四舍五入后与之相同的像元均按无数据处理",
            "除非确有这样的测量值，否则无需处理。"),

    TIFF_C05_SIDECAR(
            "{0} is damaged: {1}; what it says beside that, and what the file itself says, was used",
            "Write it again or remove it: QGIS and gdalinfo make it anew.",
            "{0} 已损坏：{1}；其余说明及文件自身的说明仍被采用",
            "请重写或删除该文件：QGIS 和 gdalinfo 会重新生成。"),
    TIFF_C06_BANDS(
            "it has {0} bands, of which the first is read",
            "If another is meant, such as a year of a series, write its number behind the name: INPUT#2; #1 says that "
                    + "the first is meant.",
            "共有 {0} 个波段，只读取第一个",
            "若应为其他波段（如序列中的某一年），请在文件名后写明波段号：INPUT#2；写 #1 表示确为第一个。"),
    TIFF_C08_WORLD(
            "{0} beside it puts its north-west corner at {1}, the file itself at {2}; what the file says was used",
            "Remove {0}, or if it is right, write its place into the file: gdal_translate -a_ullr WEST NORTH EAST "
                    + "SOUTH INPUT OUTPUT.tif",
            "旁边的 {0} 将其西北角定在 {1}，文件自身则为 {2}；采用文件自身的说明",
            "请删除 {0}；若其正确，请将位置写入文件：gdal_translate -a_ullr 西 北 东 南 INPUT OUTPUT.tif"),
    TIFF_C09_PAGES(
            "it has {0} pages, as a document has, of which the first is read",
            "If another is meant, such as a year of a series, make a file of it: gdal_translate GTIFF_DIR:2:INPUT "
                    + "OUTPUT.tif",
            "共有 {0} 页（如多页文档），只读取第一页",
            "若应为其他页（如序列中的某一年），请将其另存为文件：gdal_translate GTIFF_DIR:2:INPUT OUTPUT.tif"),
    TIFF_C07_UNDECLARED(
            "cells that hold {0}: {1}, the first in row {2}, column {3}; this usually means no data, the file does not "
                    + "say so, and it is read as a value",
            "If it means no data, say so in the file: in QGIS by Raster > Conversion > Translate (Assign a "
                    + "specified NoData value), or gdal_translate -a_nodata {0} INPUT OUTPUT.tif",
            "有 {1} 个像元为 {0}（首个在第 {2} 行第 {3} 列），通常表示无数据；文件未作此说明，按数值读取",
            "若其表示无数据，请在文件中说明：在 QGIS 中用 栅格 > 转换 > 转换格式（指定无数据值），或 gdal_translate -a_nodata {0} " + "INPUT OUTPUT.tif"),

    // --- STATS: kernel density, autocorrelation, hot spots, class breaks ---
    STATS_01_NO_VALUES("no value is present", "Give a column or raster that has values.", "没有任何有效值", "请提供含有数值的列或栅格。"),
    STATS_02_NOT_POSITIVE(
            "geometric breaks need values above 0, the smallest is {0}",
            "Choose another method, or split the values by sign first.",
            "几何分级要求数值大于 0，最小值为 {0}",
            "请选用其他分级方法，或先按正负分开数值。"),
    STATS_03_BREAKS(
            "breaks must be finite numbers, each above the one before: {0}",
            "Correct the list.", "断点须为有限数，且逐个递增：{0}", "请更正断点列表。"),
    STATS_04_INFINITE(
            "a value is infinite",
            "Remove it or mark it as missing: it usually comes from a division by 0.",
            "存在无穷大的值",
            "请删除该值或标为缺失；它通常来自除以 0。"),
    STATS_05_FEW_UNITS(
            "units with a value: {0}, too few for {1}, which needs at least {2}",
            "Use smaller units, such as a fishnet, or leave the method out.",
            "有数值的单元只有 {0} 个，不足以计算 {1}；至少需要 {2} 个",
            "请使用更小的单元（如渔网），或不做该分析。"),
    STATS_06_NEGATIVE(
            "General G needs values of 0 or more, but unit {0} has {1}",
            "Run it separately on sources and on the magnitudes of sinks.",
            "General G 要求数值不小于 0，但单元 {0} 的值为 {1}",
            "请对碳源和碳汇绝对值分别计算。"),
    STATS_07_SIGNED_DENSITY(
            "a density cannot have weights below 0, but point {0} weighs {1}",
            "Make two surfaces: sources, and the magnitudes of sinks.",
            "核密度的权重不能小于 0，但点 {0} 的权重为 {1}",
            "请分别制作碳源与碳汇（取绝对值）两个核密度面。"),
    STATS_08_RADIUS(
            "the radius must be above 0, not {0}",
            "Give it in map units, such as 10000 for 10 km.", "搜索半径必须大于 0，而不是 {0}", "请以地图单位给出，例如 10 km 写 10000。"),
    STATS_09_NO_BANDWIDTH(
            "no default radius can be found: fewer than two places have points with weight",
            "Give a radius (statistics.density.radius, --radius), or more points.",
            "无法确定默认搜索半径：有权重的点不足两个位置",
            "请给定半径（statistics.density.radius 或 --radius），或提供更多的点。"),
    STATS_10_NO_WEIGHT(
            "the weights sum to {0}, so there is no centre",
            "Give weights of 0 or more with a sum above 0; treat sources and sinks separately.",
            "权重之和为 {0}，无法确定重心",
            "请给出不小于 0 且总和大于 0 的权重；碳源与碳汇应分开计算。"),
    STATS_11_NOT_SYMMETRIC(
            "join counts need a symmetric relation, but {0} is a neighbour of {1} and not the other way round",
            "Use contiguity or a distance band instead of nearest neighbours.",
            "连接计数要求邻接关系对称，但单元 {1} 的邻居 {0} 并不以其为邻居",
            "请改用邻接或距离带权重，不要用 K 最近邻。"),
    STATS_12_MANY_CELLS(
            "a raster of {0} cells is too large to be analysed as one lattice",
            "Use a coarser grid or units; at most {1} cells.", "栅格有 {0} 个像元，作为整体格网分析过大", "请使用更粗的格网或单元；最多 {1} 个像元。"),
    STATS_13_NOT_BINARY(
            "join counts need neighbours that all count alike, but these are weighted",
            "Use queen, rook, order2, band or a .gal file.",
            "连接计数要求各邻居权重相同，而所选权重各不相同",
            "请使用 queen、rook、order2、band 或 .gal 文件。"),
    STATS_14_POPULATION(
            "a rate needs a population above 0 and events of 0 or more, but unit {0} has {1} events among {2}",
            "Correct the unit, or leave its value empty.",
            "计算率要求人口大于 0 且事件数不小于 0，但单元 {0} 有 {1} 个事件、人口 {2}",
            "请更正该单元，或将其值留空。"),
    STATS_15_NOT_BINARY_VALUES(
            "join counts need values of 0 and 1, but unit {0} has {1}",
            "Write 1 for the units in question and 0 for the others, or use the quantile LISA for a column of amounts.",
            "连接计数要求取值为 0 和 1，但单元 {0} 的值为 {1}",
            "请将所关注的单元记为 1，其余记为 0；若为数值列，请改用分位数 LISA。"),
    STATS_16_FEW_PHASES(
            "emerging hot spots need at least {1} phases, not {0}",
            "Add phases, or compare two phases by their hot spots.", "新兴时空热点至少需要 {1} 期，而不是 {0} 期", "请增加期数，或直接比较两期的热点。"),
    STATS_17_NEGATIVE_WEIGHT(
            "a centre of gravity cannot have weights below 0, but unit {0} weighs {1}",
            "Take the positive or the negative values alone: --part source or --part sink.",
            "重心的权重不能小于 0，但单元 {0} 的权重为 {1}",
            "请只取正值或只取负值：--part source 或 --part sink。"),
    STATS_C01_FEW_PERMUTATIONS(
            "with {0} permutations no p can be below {1}; for {2} units a single one could pass {3} only below {4}",
            "Use at least {5} permutations, or read the map without the correction.",
            "置换 {0} 次时 p 值不可能小于 {1}；对 {2} 个单元，单个单元要通过 {3} 须小于 {4}",
            "请至少使用 {5} 次置换，或不做校正来解读。"),
    STATS_C02_FEW_UNITS(
            "a z-test on {0} units is weak: the normal distribution holds only from about {1} units on",
            "Read the permutation p, or use smaller units.",
            "仅有 {0} 个单元，z 检验较弱：约 {1} 个以上单元才近似正态分布",
            "请参考置换检验 p 值，或使用更小的单元。"),
    STATS_C03_ISLANDS(
            "units without neighbours: {0} ({1})",
            "Check whether they should touch others (statistics.tolerance, --tolerance), or use nearest neighbours.",
            "没有邻居的单元有 {0} 个（{1}）",
            "请检查其是否应与其他单元相接（statistics.tolerance 或 --tolerance），或改用 K 最近邻。"),
    STATS_C04_CONSTANT(
            "all {0} values are equal, so the statistic is not defined",
            "Choose a column that varies.", "全部 {0} 个值相等，统计量无定义", "请选择有变化的列。"),
    STATS_C05_MISSING(
            "units without a value: {0} of {1}; they are left out, as units and as neighbours",
            "Fill them where a value is known.", "{1} 个单元中有 {0} 个缺失值，作为单元和邻居均被排除", "如有已知数值，请补全。"),
    STATS_C06_OUTSIDE(
            "points outside the area: {0}, with a weight of {1} in all; they are left out of the edge-corrected "
                    + "surface",
            "Extend the area, or turn the correction off (statistics.density.edge, --edge).",
            "{0} 个点（权重合计 {1}）位于区域外，未计入边缘校正后的核密度面",
            "请扩大区域，或关闭边缘校正（statistics.density.edge 或 --edge）。"),

    STATS_C07_RANGE(
            "the values differ, but the squares of their differences are too large or too small for a number, so the "
                    + "statistic is not defined",
            "Use another unit, such as tonnes instead of grams.",
            "数值虽有差异，但其差的平方超出可表示的范围，统计量无定义",
            "请换用其他单位，例如以吨代替克。"),
    STATS_C08_NO_WEIGHTS(
            "all weights are 0, so no neighbour counts and the statistic is not defined",
            "Check the weights file; a kernel needs a radius that reaches the neighbours.",
            "所有权重均为 0，没有起作用的邻居，统计量无定义",
            "请检查权重文件；核权重的半径须能到达邻居。"),
    STATS_C09_NOT_NORMAL(
            "the sums of {0} neighbours are {3} normal (skewness {1}, excess kurtosis {2}), "
                    + "so p by the normal distribution {4} hot spots in noise",
            "Use permutations (auto).", "{0} 个邻居之和{3}偏离正态（偏度 {1}，超额峰度 {2}），按正态分布的 p {4}在噪声中得出热点", "请使用置换检验（auto）。"),
    STATS_C10_FEW_PHASES(
            "with {0} phases the pattern names are coarse: 90 percent of the phases means {1} of them",
            "Read them together with the hot spots of each phase; ArcGIS asks for at least 10 phases.",
            "仅有 {0} 期，模式名称较粗：90% 的期数即 {1} 期",
            "请与各期热点一并解读；ArcGIS 要求至少 10 期。"),
    STATS_C11_NO_TREND(
            "with {0} phases no trend can be significant at {1}: nothing can be called intensifying or diminishing",
            "Add phases, or raise the level of the trend.",
            "仅有 {0} 期，任何趋势都无法在 {1} 水平上显著：不会出现“加强”或“减弱”",
            "请增加期数，或放宽趋势的显著性水平。"),
    STATS_C12_SMALL_RADIUS(
            "the radius is only {0} times the side of a cell, so points between cell centres are "
                    + "missed by the surface",
            "Use a larger radius or smaller cells.", "搜索半径仅为像元边长的 {0} 倍，落在像元中心之间的点不会计入密度面", "请增大半径或减小像元。"),
    STATS_C13_SELF_OUTWEIGHS(
            "the weights of each unit in the file sum to 1, so Gi* counts the unit itself, whose weight is 1, as much "
                    + "as all its neighbours together",
            "Give the weights from before rows were standardised: as .gal or .swm, or written by carbonscape weights "
                    + "--style binary.",
            "文件中各单元的权重之和均为 1，而 Gi* 以权重 1 计入单元自身，相当于其全部邻居之和",
            "请提供行标准化之前的权重：.gal 或 .swm 文件，或由 carbonscape weights --style binary 写出的文件。"),
    STATS_C14_ONE_VALUE(
            "of {0} values one alone counts and the others are 0 beside it, so General G, which multiplies the values "
                    + "of pairs, is not defined",
            "Read Moran's I, or choose a column with more values above 0.",
            "{0} 个值中只有一个起作用，其余相对为 0，而 General G 由成对取值的乘积计算，故无定义",
            "请参考 Moran's I，或选择有更多正值的列。"),
    STATS_C15_FEW_VALUES(
            "there are only {0} different values, too few for {1} classes: classes are fewer, or some are empty",
            "Ask for fewer classes (--classes).", "不同取值只有 {0} 个，不足以分为 {1} 级：级数减少，或有空级", "请减少级数（--classes）。"),

    // --- WEIGHTS: neighbours ---
    WEIGHTS_01_HEADER(
            "line 1 is not the head of a {0} file: \"{1}\"",
            "It holds the number of units, or: 0, the number, a name, the id column.",
            "第 1 行不是 {0} 文件的表头：“{1}”",
            "表头应为单元数，或依次为 0、单元数、名称、编号列。"),
    WEIGHTS_02_UNKNOWN_UNIT(
            "line {0}: \"{1}\" is not a unit",
            "Use the ids of the units' id column (units.NAME.id, --id); where none is named they are the features' "
                    + "numbers, from 1.",
            "第 {0} 行：“{1}”不是单元编号",
            "请使用单元编号列（units.NAME.id 或 --id）中的编号；未指定该列时为要素序号，从 1 起。"),
    WEIGHTS_03_LINE(
            "line {0}: \"{2}\" does not have the form {1}",
            "Export it again from the program that made it.", "第 {0} 行：“{2}”不符合格式 {1}", "请用生成该文件的工具重新导出。"),
    WEIGHTS_04_TWICE("line {0}: {1} appears twice", "Remove the repetition.", "第 {0} 行：{1} 重复出现", "请删除重复项。"),
    WEIGHTS_05_COORDINATE(
            "unit {0} has no place: x {1}, y {2}",
            "Give every unit coordinates, or leave it out.", "单元 {0} 没有位置：x {1}，y {2}", "请为每个单元给出坐标，或将其排除。"),
    WEIGHTS_06_NEAREST(
            "{0} nearest neighbours were asked for, but there are only {1} units",
            "Ask for at most {2}.", "要求 {0} 个最近邻，但只有 {1} 个单元", "最多可要求 {2} 个。"),
    WEIGHTS_07_COINCIDENT(
            "units {0} and {1} lie at the same place, so the inverse of their distance is infinite",
            "Give a minimum distance as the last part of --weights or statistics.weights, such as inverse:1::1m or "
                    + "inverse:2:10km:1m; or use knn or band.",
            "单元 {0} 与 {1} 位于同一位置，反距离为无穷大",
            "请在 --weights 或 statistics.weights 的最后一段写明最小计算距离，例如 inverse:1::1m 或 inverse:2:10km:1m；也可改用 knn 或 band。"),
    WEIGHTS_08_NOT_POLYGON(
            "unit {0} is {1}, not a polygon",
            "Contiguity needs polygons; use nearest neighbours or a distance band for points.",
            "单元 {0} 是 {1}，不是面",
            "邻接关系需要面要素；点要素请用 K 最近邻或距离带。"),
    WEIGHTS_09_DISTANCE(
            "the distance must be above 0, not {0}",
            "Give it in metres, or such as 5km; with knnK let K be more than the units that lie at one place.",
            "距离必须大于 0，而不是 {0}",
            "请以米给出，或写作 5km；使用 knnK 时，K 应多于位于同一位置的单元数。"),
    WEIGHTS_10_CHOICE(
            "\"{0}\" is not a choice of neighbours",
            "Write one of {1}. D is a distance such as 5km; FUNCTION is one of {2}.",
            "“{0}”不是一种邻接关系",
            "请写 {1} 之一。D 为距离，如 5km；FUNCTION 为 {2} 之一。"),
    WEIGHTS_11_SWM(
            "this is not an ArcGIS .swm file, or it is cut short or damaged at record {0}",
            "Export it again from the program that made it.",
            "该文件不是 ArcGIS .swm 文件，或在第 {0} 条记录处中断或损坏",
            "请用生成该文件的工具重新导出。"),
    WEIGHTS_C01_NEAR_VERTICES(
            "vertices of the polygons that lie within {1} map units of another without being equal to it: {0}; they "
                    + "were taken as one",
            "No action is needed if they mark the same corner; to count identical vertices only, set the tolerance to "
                    + "0 (--tolerance 0, statistics.tolerance: 0).",
            "面的顶点中有 {0} 个与另一顶点相距不超过 {1} 个地图单位而坐标不完全相等，已视为同一顶点",
            "若本应重合则无需处理；若只应计完全相等的顶点，请将容差设为 0（--tolerance 0 或 statistics.tolerance: 0）。"),
    WEIGHTS_C02_SELF_LINKS(
            "units that the file lists as their own neighbours: {0}; these self-links are left out",
            "No action is needed: Gi* always includes the unit itself with weight 1.",
            "文件中有 {0} 个单元把自身列为邻居，这些自连接已略去",
            "无需处理：单元不作为自身的邻居，Gi* 会以权重 1 计入单元自身。"),
    WEIGHTS_C03_SAME_PLACE(
            "{0} units share their place with another unit; they are neighbours of each other and have the same other "
                    + "neighbours",
            "Give each its own place if it is known.", "有 {0} 个单元与其他单元位置重合；它们互为邻居，且其余邻居相同", "如知其确切位置，请分别给出坐标。"),
    WEIGHTS_C04_DISTANCES(
            "the numbers of the file are the distances between the units, as GeoDa writes them for nearest neighbours "
                    + "and distance bands; each link counts 1, as in GeoDa",
            "No action is needed; for weights that fall with distance write statistics.weights or --weights as "
                    + "inverse or kernel.",
            "文件中的数值是单元之间的距离（GeoDa 的 K 最近邻和距离带文件即如此），每条连接按 1 计，与 GeoDa 一致",
            "无需处理；若需随距离衰减的权重，请将 statistics.weights 或 --weights 写为 inverse 或 kernel。"),
    WEIGHTS_C05_FARTHER(
            "the numbers of the matrix are as those of distances (no way round is shorter), so that a unit counts the "
                    + "more the farther it lies",
            "Write statistics.weights or --weights as inverse or kernel, or weights that fall with distance into the "
                    + "file.",
            "矩阵中的数值符合距离的特点（绕行不会更短），于是单元越远，权重越大",
            "请将 statistics.weights 或 --weights 写为 inverse 或 kernel，或在文件中填写随距离减小的权重。"),

    // --- GATHER: statistics of a study, and their commands ---
    GATHER_01_NO_FLOWS(
            "there are no carbon sources or sinks to analyse",
            "Give carbon.factors, carbon.energy or carbon.emissions, or leave out what needs them; stocks are analysed "
                    + "with carbon.stock and statistics.values: [stock, stock_change].",
            "没有可供分析的碳源或碳汇",
            "请给出 carbon.factors、carbon.energy 或 carbon.emissions，或删去需要它们的部分；若分析碳储量，请给出 carbon.stock 并写 "
                    + "statistics.values: [stock, stock_change]。"),
    GATHER_02_DEGREES(
            "kernel density is measured in metres, but the grid is in degrees ({0})",
            "Name a projected system such as {1} in grid.crs, or project the raster first.",
            "核密度以米计量，而格网以度为单位（{0}）",
            "请在 grid.crs 中指定投影坐标系（如 {1}），或先将栅格投影。"),
    GATHER_03_COLUMN("column \"{0}\" holds no numbers", "Name a column of numbers: {1}.", "列“{0}”不是数值", "请指定数值列：{1}。"),
    GATHER_04_LARGE(
            "a surface of {0} x {1} cells is too large",
            "Choose a larger cell (statistics.density.cell, --cell); about 1/250 of the shorter side is usual.",
            "{0} × {1} 个像元的密度面过大",
            "请指定更大的像元（statistics.density.cell 或 --cell）；通常取短边的 1/250。"),
    GATHER_05_OUT(
            "this command does not write files such as \"{0}\"",
            "Give it a name that ends in {1}.", "本命令不输出“{0}”这类文件", "文件名应以 {1} 结尾。"),
    GATHER_06_RASTER_WEIGHTS(
            "neighbours of raster cells cannot come from the file {0}",
            "Use queen, rook, order2, knn, band, inverse, kernel, delaunay, gabriel, soi or relative.",
            "栅格像元的邻接关系不能来自文件 {0}",
            "请用 queen、rook、order2、knn、band、inverse、kernel、delaunay、gabriel、soi 或 relative。"),
    GATHER_07_LIKE(
            "its system is {0}, but the points are in {1}",
            "Name a raster in the system of the points.", "其坐标系为 {0}，而点的坐标系为 {1}", "请指定与点坐标系一致的栅格。"),
    GATHER_08_COLOURS(
            "join counts need two kinds of units, but unit {0} has the value {1}",
            "Say which values are black: --black 3,4 or --at-least 13; or name a column of 0 and 1.",
            "连接计数要求单元分为两类，而单元 {0} 的值为 {1}",
            "请用 --black 3,4 或 --at-least 13 指明哪些值为黑，或给出 0/1 列。"),
    GATHER_09_IDS(
            "ids {0} cannot be written to a weights file: they occur twice or contain blanks",
            "Name another column with --id.", "编号 {0} 不能写入权重文件：重复或含空格", "请用 --id 指定其他列。"),
    GATHER_10_PHASES(
            "{0} is not a list of ascending years, one for each of the {1} values",
            "Give --years such as 2005,2010,2015,2020.",
            "{0} 不是与 {1} 组取值一一对应的递增年份",
            "请给出 --years，例如 2005,2010,2015,2020。"),
    GATHER_11_NO_BLACK(
            "no unit has the value {0}", "Check --black; values found: {1}.", "没有单元取值为 {0}", "请检查 --black；已有取值：{1}。"),
    GATHER_12_VARIABLE(
            "there is no variable \"{0}\"",
            "Name one of: {1}. A driver is declared under drivers.", "没有变量“{0}”", "请写以下之一：{1}。因子在 drivers 下声明。"),
    GATHER_13_GRIDS(
            "its grid differs from that of {0}",
            "Rasters analysed together must have the same system, origin, cell size and extent; "
                    + "align one with the other in QGIS (Raster, Projections, Warp).",
            "其格网与 {0} 不同",
            "同时分析的栅格须坐标系、原点、像元大小与范围一致；可在 QGIS（栅格 > 投影 > 变形）中对齐。"),
    GATHER_14_NO_PLACES(
            "its units have no coordinates, so no neighbours can be found",
            "Add columns x and y (metres) or lon and lat (degrees), or name a file of neighbours: --weights FILE.gal "
                    + "(or .gwt, .kwt, .swm, a matrix as .csv).",
            "其单元没有位置，无从判断邻接关系",
            "请添加 x、y 列（米）或 lon、lat 列（度），或指定邻接文件：--weights FILE.gal（或 .gwt、.kwt、.swm、矩阵 .csv）。"),
    GATHER_15_NO_STOCK(
            "there is no carbon stock to analyse",
            "Give carbon.stock, or name only net, source and sink.",
            "没有可供分析的碳储量",
            "请给出 carbon.stock，或只写 net、source、sink。"),
    GATHER_16_ONE_PHASE(
            "stock_change is the change since the phase before, but the study has one phase",
            "Add a phase, or leave out stock_change.",
            "stock_change 为与上一期相比的变化，而研究只有一期",
            "请增加一期，或删去 stock_change。"),
    GATHER_C01_PROJECTED(
            "the coordinates are longitudes and latitudes; distances, and centres of gravity, are in {0}",
            "Where another projection suits better, project the file yourself, or name it in the study (grid.crs).",
            "坐标为经纬度；距离与重心在 {0} 中量算",
            "若其他投影更合适，请自行先投影，或在研究文件中用 grid.crs 指定。"),
    GATHER_C02_OFF_GRID(
            "{0} % of the amount lies outside this grid and is missing from the surface",
            "Name a raster that covers the input, or leave --like out.",
            "{0} % 的总量位于该格网之外，未计入密度面",
            "请指定覆盖输入范围的栅格，或不使用 --like。"),
    GATHER_C03_PLAIN(
            "it has no coordinate reference system; its coordinates are taken as metres",
            "Put a .prj file beside it where that is wrong, or where results are to be written as a map.",
            "没有坐标系；其坐标按米计",
            "若不然，或需输出为地图，请在旁边放置 .prj 文件。"),
    GATHER_C04_DEGREES(
            "it names no coordinate reference system, and its coordinates may be longitudes and latitudes; they are "
                    + "taken as metres",
            "If they are degrees, say so: a .prj file of its name beside it, of a table the columns lon and lat; of "
                    + "other files set the layer's CRS in QGIS and export it.",
            "未说明坐标系，其坐标可能是经纬度；现按米计",
            "若为经纬度，请注明：在旁边放置同名的 .prj 文件；表格可将列命名为 lon、lat；其他文件请在 QGIS 中设置图层 CRS 后导出。"),
    GATHER_C05_FAR(
            "units that lie more than 50 times as far out as nine in ten of all: {0} ({1})",
            "Correct coordinates that are degrees, kilometres, of another zone or 0 for none; nothing needs to be done "
                    + "where these units do lie there.",
            "有 {0} 个单元位置极远，超出九成单元所在范围的 50 倍（{1}）",
            "若其坐标为度、千米、其他带号，或以 0 表示缺失，请更正；若位置无误，则无需处理。"),
    GATHER_C06_NO_METRES(
            "its coordinates may be longitudes and latitudes, but its coordinate reference system, {0}, is no such; "
                    + "they are taken as that system's",
            "Give it the system that its numbers are in: in QGIS set the layer's CRS and export it, or correct the "
                    + ".prj file beside it.",
            "其坐标可能是经纬度，而其坐标系 {0} 不是经纬度坐标系；现按该坐标系计",
            "请指定这些坐标所属的坐标系：在 QGIS 中设置图层坐标系后导出，或更正旁边的 .prj 文件。"),
    GATHER_C07_AXES(
            "its x may be northings and its y eastings, as surveyors write them; x is taken as east and y as north, so "
                    + "that maps and directions would be mirrored",
            "If x is north, exchange the names of the two columns; otherwise nothing needs to be done.",
            "其 x 可能是测量坐标的纵坐标（北），y 为横坐标（东）；现按 x 向东、y 向北计，地图和方位角会成镜像",
            "若 x 向北，请互换两列的列名；否则无需处理。"),

    // --- DRIVER: the geographical detector ---
    DRIVER_01_CONSTANT(
            "it has the same value {0} in all {1} units, so there is no variance to explain",
            "Choose another y, or check that the right column was read.",
            "在全部 {1} 个单元中取值相同（{0}），没有可解释的方差",
            "请换一个 y，或检查是否读取了正确的列。"),
    DRIVER_02_TOO_FEW(
            "only {0} of {1} units have y and every driver",
            "At least {2} are needed: {3}.", "{1} 个单元中只有 {0} 个同时具有 y 和全部驱动因子", "至少需要 {2} 个：{3}。"),
    DRIVER_03_STRATA(
            "the number of strata is {0}, on {1} units",
            "At least 2 are needed, and fewer than {2}: give other breaks, or leave the driver out.",
            "该因子在 {1} 个单元上有 {0} 个分层",
            "分层数至少为 2 且少于 {2}：请改变分级断点，或去掉该因子。"),
    DRIVER_04_INFINITE(
            "{0} values are infinite, the first in row {1}",
            "Correct them, or leave the cells empty.", "有 {0} 个无穷值，第一个在第 {1} 行", "请更正，或将其留空。"),
    DRIVER_05_BREAKS(
            "the breaks {0} are not finite and strictly ascending",
            "Write each break once, from small to large, with as many as classes less one.",
            "断点 {0} 不是严格递增的有限值",
            "请从小到大写出各断点，每个只写一次，个数为级数减一。"),
    DRIVER_06_NO_BREAKS(
            "discretisations tried: {0}; none gives every class at least {1} unit(s)",
            "Ask for fewer classes, or give strata or breaks of your own.",
            "共试 {0} 种分级方式，均不能使每级至少有 {1} 个单元",
            "请减少级数，或自行给定分层或断点。"),
    DRIVER_07_SHARES(
            "shares of {0} drivers were asked for",
            "At most {1} are possible, since every subset is fitted: leave out the weakest.",
            "请求计算 {0} 个因子的贡献份额",
            "由于要拟合所有子集，最多 {1} 个：请去掉最弱的因子。"),
    DRIVER_C01_CIRCULAR(
            "the driver is part of what y was computed from",
            "q then measures this arithmetic, not a cause: do not report it as a driving factor.",
            "该因子参与了 y 的计算",
            "其 q 值反映的是这一计算关系而非因果，不应作为驱动因子报告。"),
    DRIVER_C02_FEW_PER_STRATUM(
            "strata with fewer than {2} units: {0} of {1}; there are {3} units a stratum on average",
            "Read q with its interval and pPermutation, or use fewer classes or more units.",
            "{1} 个分层中有 {0} 个少于 {2} 个单元；平均每层 {3} 个单元",
            "请结合区间和 pPermutation 理解 q，或减少级数、增加单元。"),
    DRIVER_C03_ENHANCEMENT(
            "every interaction ({0}) is an enhancement, which follows from the definition: "
                    + "crossed strata never explain less",
            "Report the excess and its pExcess; pairs that add significantly at the level {2}: {1}.",
            "交互共 {0} 个，均为增强，这是定义使然：交叉分层的解释力不会降低",
            "请报告超出量 excess 及其 pExcess；在 {2} 水平上有 {1} 个确有增益。"),
    DRIVER_C04_SINGLETONS_KEPT(
            "strata that hold one unit only: {0}; they are kept with zero variance, which raises q",
            "Merge them with a neighbouring class, or drop them (geodetector.drop-singletons, --drop-singletons).",
            "有 {0} 个分层只含一个单元，按零方差保留，会抬高 q",
            "请与相邻分层合并，或将其删除（geodetector.drop-singletons 或 --drop-singletons）。"),
    DRIVER_C05_SINGLETONS_DROPPED(
            "strata that held one unit only: {0}; these units were dropped for this driver",
            "Its q rests on {1} units; comparisons with other drivers are no longer on the same units.",
            "有 {0} 个分层只含一个单元，这些单元在该因子中被删除",
            "其 q 基于 {1} 个单元，与其他因子的比较不再基于相同的单元。"),
    DRIVER_C06_MISSING(
            "{0} of {1} units were left out because y or a driver is missing; {2} lacks most, {3}",
            "All drivers are compared on the same units: fill the gaps, or leave out a driver that lacks many.",
            "{1} 个单元中有 {0} 个因 y 或因子缺失而未使用；缺失最多的是{2}，共 {3} 个",
            "各因子在相同单元上比较：请补全缺失值，或去掉缺失较多的因子。"),
    DRIVER_C07_CHOSEN_WITH_Y(
            "the breaks were chosen with the help of y from {0} discretisations",
            "pChoice, where it is given, makes the choice anew for every reassignment of y: judge by it. The other "
                    + "p of q (pPermutation, pSpatial, pAnova) and the risk detector do not allow for the choice and "
                    + "are too small, q and its interval too large. Confirm on other data, or fix the breaks "
                    + "beforehand.",
            "断点是借助 y 从 {0} 种分级方式中选出的",
            "有 pChoice 时请以其为准：每次重新分配 y 都重新选择分级。其余各 p（pPermutation、pSpatial、pAnova）和风险区探测均未计入这一选择，p 偏小，"
                    + "q 及其区间偏大：请用其他数据验证，或事先固定断点。"),
    DRIVER_C08_FEW_PERMUTATIONS(
            "with {0} permutations p cannot fall below {1}",
            "Draw at least {2}, so that p can be less than {3}.", "置换 {0} 次时 p 不会低于 {1}", "至少需要置换 {2} 次，p 才可能小于 {3}。"),
    DRIVER_C09_FIXED_IN_BLOCKS(
            "every spatial block lies within one stratum, so permuting within blocks cannot change q",
            "Use larger blocks, or do not rely on pPermutation for this driver.",
            "每个空间块都落在同一分层内，块内置换不会改变 q",
            "请使用更大的空间块，或不要依据该因子的 pPermutation。"),
    DRIVER_08_RULE(
            "\"{0}\" is not a discretisation method",
            "Write auto, given, search, {1} (quantile:5 for five classes), or the breaks: manual:10,20 for all "
                    + "drivers, manual:a=10,20;b=3 for each.",
            "“{0}”不是分层方式",
            "请写 auto、given、search、{1}（如 quantile:5 表示五级），或给出断点：manual:10,20 用于全部因子，manual:a=10,20;b=3 分别给定。"),
    DRIVER_09_CLASSES(
            "\"{0}\" is not a range of class numbers",
            "Write two whole numbers from 2 to 64 such as 3:8, or one.",
            "“{0}”不是级数范围",
            "请写 2 到 64 之间的两个整数，如 3:8，或只写一个。"),
    DRIVER_10_SOURCE(
            "\"{0}\" is not a raster file, a table, a share or a distance",
            "Write one of: {1}.", "“{0}”既不是栅格文件、统计表，也不是占比或距离", "请写以下之一：{1}。"),
    DRIVER_12_Y(
            "\"{0}\" is not a column of the units",
            "Write one of {1}; with _YEAR for one phase, without it for each.",
            "“{0}”不是单元的列",
            "请写以下之一：{1}；后加 _年份 表示某一期，不加则各期分别计算。"),
    DRIVER_13_NOT_NUMBERS(
            "column \"{0}\" is text; y needs numbers",
            "Name one of the columns with numbers: {1}.", "列“{0}”为文本；y 需要数值", "请改用数值列：{1}。"),
    DRIVER_14_NO_MANUAL(
            "breaks are given for other drivers only",
            "Write manual:{0}=b1,b2 as well, or leave the driver out.",
            "只给出了其他因子的断点",
            "请同时写出 manual:{0}=b1,b2，或去掉该因子。"),
    DRIVER_15_SAME(
            "it is y itself, or named twice",
            "Name each column once, and y not among the drivers.",
            "它就是 y 本身，或被写了两次",
            "每列只写一次，且驱动因子中不要包含 y。"),
    DRIVER_C10_LEFT_OUT(
            "left out of {0}: {1}, so it cannot be divided into classes",
            "The other drivers are compared without it.", "在 {0} 中未使用：{1}，任何分级方式都无法分级", "其余因子在不含它的情况下比较。"),
    DRIVER_16_NO_TABLE(
            "\"{0}\" is not a raster file, and there is no table",
            "Name a table or units, or rasters only: --y y.tif --x dem=dem.tif (blocks: a length such as 20 km).",
            "“{0}”不是栅格文件，且未给出表格",
            "请给出表格或单元文件，或全部使用栅格：--y y.tif --x dem=dem.tif（空间块请写边长，如 20 km）。"),
    DRIVER_C11_ABSENT(
            "left out of {0}: no cell has the class, so there is no distance to it",
            "The other drivers are compared without it.", "在 {0} 中未使用：没有该类的像元，到它的距离不存在", "其余因子在不含它的情况下比较。"),
    DRIVER_17_FEW_UNITS(
            "it gives at most {0} units, but {1} classes need at least {2}",
            "Use smaller units, or fewer classes.", "最多只有 {0} 个单元，而分 {1} 级至少需要 {2} 个", "请使用更小的单元或减少级数。"),
    DRIVER_C12_FEW_UNITS(
            "it gives at most {0} units, fewer than {1} for each of {2} classes",
            "Chance alone makes its q high: use smaller units, or interpret it with care.",
            "最多只有 {0} 个单元，分 {2} 级时每级不足 {1} 个",
            "此时 q 会偶然偏高：请使用更小的单元，或谨慎解读。"),
    DRIVER_C13_SIZE_LEFT_OUT(
            "left out of the size effect: only {0} squares hold land, too few to divide the drivers into classes",
            "Use smaller squares, or fewer classes.", "未计入尺度效应：有土地的方格只有 {0} 个，不足以对因子分级", "请使用更小的格网或减少级数。"),
    DRIVER_18_BLOCKS(
            "\"{0}\" does not define blocks here",
            "Write a column with each row's block, two columns and a side (x,y,20 km), or for vector files and "
                    + "rasters a side (20 km).",
            "“{0}”不能表示此处的空间块",
            "请写每行所属块的列、两个坐标列加边长（x,y,20 km）；矢量文件和栅格可只写边长（20 km）。"),
    DRIVER_C14_FEWER_DRAWS(
            "with {0} cells, {1} permutations and {2} bootstrap samples are drawn",
            "Neighbouring cells are not independent, so p would say little; ask for more with --permutations and "
                    + "--bootstrap, or analyse units.",
            "共 {0} 个像元，置换 {1} 次、自助抽样 {2} 次",
            "相邻像元并不独立，p 意义有限；如需更多请用 --permutations 和 --bootstrap，或改用单元分析。"),
    DRIVER_20_CODE(
            "\"{0}\" is no code of a class",
            "Write codes as the raster has them, several with |: share of 2 in land.tif, distance to 4|5 in land.tif.",
            "“{0}”不是类别编码",
            "请写栅格中的编码，多个用 | 分隔：share of 2 in land.tif、distance to 4|5 in land.tif。"),
    DRIVER_19_COMPUTED("it is none of the drivers", "Write one of {0}.", "它不是驱动因子", "请写以下之一：{0}。"),
    DRIVER_C15_FEW_VALUES(
            "its different values ({0}) are its strata, since they are too few for {1} classes",
            "Ask for fewer classes, or take it as it is.", "其不同取值只有 {0} 个，不足以分为 {1} 级，故直接作为分层", "请减少级数，或按此使用。"),
    DRIVER_C16_MERGED(
            "divided into {0} classes instead of {1}: breaks that coincided or left a class "
                    + "without units were dropped",
            "Use other classes; where many units have the same value, such as 0, a class of its own for it (manual).",
            "分为 {0} 级而不是 {1} 级：重合的断点或没有单元的级已略去",
            "请改用其他分级；许多单元取值相同（如 0）时，可为该值单独设级（manual）。"),
    DRIVER_C17_CODES(
            "its {0} different whole numbers were taken as a quantity and divided into classes",
            "If they are codes, such as land-use classes, ask for given strata.",
            "其 {0} 个不同的整数被当作数量并分级",
            "如果它们是编码（如土地利用类型），请改用 given。"),
    DRIVER_C18_NAMED_NOTHING(
            "\"{0}\" is taken as the name of a stratum, with {1} units",
            "Leave these cells empty if they are missing values.", "“{0}”被当作一个分层的名称，含 {1} 个单元", "如果表示缺失值，请将这些单元格留空。"),
    DRIVER_21_COLUMN(
            "the table has no column and no item \"{0}\" with numbers of units",
            "Name the one that is meant: column: NAME in the driver's section. Found: {1}.",
            "表中没有记录各单元“{0}”数值的列或项目",
            "请在该因子下用 column: 列名 指明。已有：{1}。"),
    DRIVER_22_SETS(
            "the units of the table are in several unit sets: {0}",
            "Say which is meant, e.g. units: {1} in the driver's section.",
            "表中的单元同属多个单元集：{0}",
            "请在该因子下指明，例如 units: {1}。"),
    DRIVER_23_YEAR(
            "the table has no values of {0}",
            "Choose another year, or leave it out where the table has none. Years found: {1}.",
            "表中没有 {0} 年的数值",
            "请改用其他年份；若表中没有年份，请去掉 year。已有年份：{1}。"),
    DRIVER_24_NO_PHASE(
            "the table has values of none of the phases {0}",
            "Say which year stands for them: year: YEAR in the driver's section. Years found: {1}.",
            "表中没有以下各期的数值：{0}",
            "请在该因子下用 year: 年份 指明代用的年份。已有年份：{1}。"),
    DRIVER_25_CATEGORIES(
            "the driver {0} has categories, not numbers: {1}",
            "Name a driver of numbers here. Of categories only the geodetector asks: they are its strata.",
            "因子 {0} 为类别而非数值：{1}",
            "请在此处改用数值型因子；类别型因子仅用于地理探测器，直接作为分层。"),
    DRIVER_26_NO_CLASSES(
            "{0} has numbers with fractions, not codes of classes, so that no class is the commonest",
            "Name the file alone: a unit then has the mean of its cells.",
            "{0} 的像元值带小数，不是类别代码，无法取主导类型",
            "请只写文件名：单元取其像元的平均值。"),
    DRIVER_27_CELLS(
            "without units there is no commonest class: a cell of {0} has one",
            "Name units, or the file alone with --discretisation given.",
            "未给出单元，无从取主导类型：{0} 的每个像元只有一个类别",
            "请给出单元文件，或只写该文件名并加 --discretisation given。"),
    DRIVER_28_YEARS_ALONE(
            "the table's columns are years ({1}), and nothing says that they are of \"{0}\"",
            "Leave out column: in the driver's section if the table is of \"{0}\" alone; otherwise write into the "
                    + "header what each year is of.",
            "表中只有年份列（{1}），没有写明是“{0}”",
            "若该表只有“{0}”一项，请去掉该因子的 column；否则请在表头写明各年份列的内容。"),
    DRIVER_29_SHAPES(
            "\"{0}\": distances are measured to classes of land, not to the lines, points or polygons of a file",
            "Make a raster of distances and name that file: in QGIS Raster > Conversion > Rasterize, then Raster > "
                    + "Analysis > Proximity.",
            "“{0}”：距离只量到土地类别，不量到文件中的线、点或面",
            "请先生成距离栅格再填写该文件：在 QGIS 中依次用 栅格 > 转换 > 矢量转栅格、栅格 > 分析 > 邻近度。"),
    DRIVER_C19_NO_ROW(
            "the table has no value for {0} units of {1}: {2}",
            "Add their rows, or leave it: the detector goes without these units.",
            "表中缺少单元集 {1} 的 {0} 个单元的数值：{2}",
            "请补充；若不补充，地理探测器将不含这些单元。"),
    DRIVER_C20_NO_YEAR(
            "the table has no values of {0}; the phase was analysed without this driver",
            "Add them, or say which year stands for all phases: year: YEAR in the driver's section.",
            "表中没有 {0} 年的数值，该期分析不含此因子",
            "请补充，或在该因子下用 year: 年份 指明各期代用的年份。"),
    DRIVER_C21_BY_CENTRE(
            "the table is of the units {0}: each unit of {1} has the value of the one that holds its "
                    + "centre (none where that lies outside all of them), so all units within one of {0} "
                    + "share it, and p takes them for independent",
            "Compare the units {0} themselves (geodetector.units: {0}) where p matters.",
            "该表属于单元集 {0}：单元集 {1} 的各单元取其中心所在单元的值（中心不在任何单元内的没有值），同一 {0} 单元内取值相同，而 p 将其视为相互独立",
            "若关注 p，请直接比较 {0} 各单元（geodetector.units: {0}）。"),
    DRIVER_C22_CODES_AVERAGED(
            "its cells look like codes of classes (the file has a colour table or names of classes), and a unit has "
                    + "their mean, which says little where classes have no order",
            "Write majority of FILE for the commonest class of each unit; the command also takes the share of a class "
                    + "(share of 3 in FILE).",
            "其像元似为类别代码（文件含颜色表或类别名称），而单元取其平均值；类别之间没有次序时，平均值意义不大",
            "请写 majority of 文件，取各单元的主导类型；命令中还可用某一类别的占比（share of 3 in 文件）。"),
    DRIVER_C23_SKEWED(
            "y is skewed within the strata (skewness {0}): with {1} units the interval of q may be too narrow; by "
                    + "Cochran's rule it needs {2}",
            "Judge by pPermutation, and take the interval as the least there is to say; more units help.",
            "y 在各层内呈偏态（偏度 {0}）：按 Cochran 的经验规则需 {2} 个单元，现有 {1} 个，q 的区间可能偏窄",
            "请以 pPermutation 为准，区间只作下限理解；增加单元会有改善。"),
    DRIVER_C24_MANY_STRATA(
            "its strata ({0}) are more than {1}: the risk detector gives their means, but does not compare them pair "
                    + "by pair",
            "If these are measured values, cut them into classes: --discretisation quantile:5, natural:5 or search "
                    + "(geodetector.discretisation).",
            "分层共 {0} 个，多于 {1} 个：风险区探测只给出各层均值，不再两两比较",
            "若为连续测量值，请先离散化：--discretisation quantile:5、natural:5 或 search（geodetector.discretisation）。"),
    DRIVER_C25_LIKE_NEIGHBOURS(
            "its q of {0} is significant only if units are independent, but near ones are alike: a map that has "
                    + "nothing to do with y has a q of {1} on average here, and {0} or more with p = {2}",
            "Do not take it for an influence on this evidence (pSpatial); smaller units add none, a larger region "
                    + "does.",
            "其 q（{0}）仅在各单元相互独立时才显著，而邻近单元取值相近：与 y 毫无关系的图层在此处的 q 平均也有 {1}，达到 {0} 的 p 为 {2}",
            "仅凭此不宜视为影响因素（见 pSpatial）；缩小单元不会增加证据，扩大研究区才会。");

    private final String foundEn;
    private final String remedyEn;
    private final String foundZh;
    private final String remedyZh;
    private final String id;
    private final boolean caution;

    ProblemCode(String foundEn, String remedyEn, String foundZh, String remedyZh) {
        this.foundEn = foundEn;
        this.remedyEn = remedyEn;
        this.foundZh = foundZh;
        this.remedyZh = remedyZh;
        String[] parts = name().split("_", 3);
        this.id = parts[0] + "-" + parts[1];
        this.caution = parts[1].startsWith("C");
    }

    /** As printed: {@code LANDUSE-03}; cautions are {@code CARBON-C01}. */
    public String id() {
        return id;
    }

    /** A caution never stops a run and never stays silent. */
    public boolean isCaution() {
        return caution;
    }

    /** Whether the machine lacks something, not the input: the exit code tells the two apart. */
    public boolean isOfTheMachine() {
        return this == RUN_05_DISK_FULL
                || this == RUN_11_TEMPORARY
                || this == RUN_25_NOT_ANSWERED
                || name().startsWith("FAULT_");
    }

    String found(Language language) {
        return language.of(foundEn, foundZh);
    }

    String remedy(Language language) {
        return language.of(remedyEn, remedyZh);
    }
}
