package org.carbonscape.io.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.carbonscape.problem.Language;
import org.carbonscape.problem.Problem;
import org.carbonscape.problem.ProblemCode;
import org.junit.jupiter.api.Test;

class TableProblemsTest {
    /** Place "f", findings "A", "B", "C"; each code in English, then in Chinese. */
    @Test
    void everyCodeHasItsWholeTextInBothLanguages() {
        String all = Arrays.stream(ProblemCode.values())
                .filter(code -> code.name().startsWith("TABLE_"))
                .map(code -> Problem.of(code, "f", "A", "B", "C", "D"))
                .flatMap(problem -> Stream.of(problem.text(Language.EN), problem.text(Language.ZH)))
                .collect(Collectors.joining("\n"));
        assertThat(all).isEqualTo("""
                TABLE-01    f: it is neither a CSV text nor an XLSX workbook; it looks like A
                            Open it in a program that reads it, and save its table as .xlsx or .csv, or copy it \
                into one.
                TABLE-01    f：不是 CSV 文本或 XLSX 工作簿；看起来是 A
                            请用能打开它的软件打开，将其中的表格另存为（或复制到）.xlsx 或 .csv。
                TABLE-02    f: it is a workbook of the old .xls kind, or of WPS (.et), or behind a password
                            In Excel or WPS: File > Save As > Excel Workbook (*.xlsx), without a password; \
                in LibreOffice: `soffice --headless --convert-to xlsx --outdir converted A`.
                TABLE-02    f：这是旧式 .xls 工作簿、WPS 表格（.et），或设有密码的工作簿
                            在 Excel 或 WPS 中：文件 → 另存为 → Excel 工作簿（*.xlsx），不设密码；\
                用 LibreOffice：`soffice --headless --convert-to xlsx --outdir converted A`。
                TABLE-03    f: the workbook is damaged: A
                            Open it in a spreadsheet program and save it again.
                TABLE-03    f：工作簿已损坏：A
                            请在电子表格软件中打开并重新保存。
                TABLE-04    f: there is no sheet "A"
                            Name one of its sheets: B.
                TABLE-04    f：没有工作表“A”
                            请从以下工作表中选择：B。
                TABLE-05    f: line A is neither UTF-8 nor Chinese text in GBK
                            Open it in the encoding that it was written in (Excel: Data, From Text/CSV, File \
                Origin; LibreOffice asks for the character set), Big5 for traditional Chinese and Windows-1252 for \
                Western letters, see that its letters are right, and save it as "CSV UTF-8".
                TABLE-05    f：第 A 行既不是 UTF-8 文本，也不是 GBK 中文文本
                            请按原来的编码打开（Excel：数据 > 从文本/CSV > 文件原始格式；WPS：数据 > 导入数据），繁体中文多为 Big5，\
                西文多为 Windows-1252，确认文字无误后另存为“CSV UTF-8”。
                TABLE-06    f: there is no header row
                            Write the column names into the first row.
                TABLE-06    f：没有表头
                            请在第一行写列名。
                TABLE-07    f: the row has A cells, the header has B
                            Add or remove separators, or put text that holds a separator in double quotes.
                TABLE-07    f：该行有 A 个单元格，而表头有 B 个
                            请增减分隔符；含分隔符的文本请用双引号括起。
                TABLE-08    f: two columns have the same name "A" (columns B and C)
                            Rename or remove one of them.
                TABLE-08    f：有两列同名“A”（第 B 列和第 C 列）
                            请重命名或删除其中一列。
                TABLE-09    f: a quote opened in line A is never closed
                            Close it, or double every quote inside quoted text.
                TABLE-09    f：第 A 行的引号没有闭合
                            请补上引号；引号内的引号要写两次。
                TABLE-10    f: the column "A" is missing
                            Add it, or rename the column that holds it. Columns found: B.
                TABLE-10    f：缺少列“A”
                            请添加，或将相应的列改为此名。已有的列：B。
                TABLE-11    f: "A" is not a number
                            Write a plain number such as -1234.5 (decimal point, no commas): a loss with a minus \
                sign, not in brackets; no words, unit or mark of a note; 3000 for 0.3万, 120000000 for \
                1.2亿. Leave the cell empty where it is missing.
                TABLE-11    f：“A”不是数字
                            请写成普通数字，例如 -1234.5（用小数点，不用逗号）：负数用负号，不用括号；不带文字、单位和注释标记；\
                0.3万写成 3000，1.2亿写成 120000000。缺数据的请留空。
                TABLE-12    f: the cell is empty
                            Fill it in.
                TABLE-12    f：单元格为空
                            请补全。
                TABLE-13    f: "A" is not a finite number
                            Write a number, or leave the cell empty if the column allows it.
                TABLE-13    f：“A”不是有限数值
                            请写数字；若该列允许，可留空。
                TABLE-14    f: it holds more than A
                            Split it, or keep only the rows and columns that are needed.
                TABLE-14    f：内容超过 A
                            请拆分，或只保留需要的行和列。
                TABLE-15    f: there are no rows below the header
                            Add the data; of a workbook with several sheets name the one that has them: file.xlsx#sheet.
                TABLE-15    f：表头下面没有数据行
                            请添加数据；工作簿有多张工作表时，请写明有数据的那一张：file.xlsx#工作表。
                TABLE-16    f: column A has values but no name
                            Write its name into the header row.
                TABLE-16    f：第 A 列有数据但没有列名
                            请在表头中写列名。
                TABLE-18    f: the column "A" is missing; there is one called "B"
                            Rename it if it is the one meant. Columns found: C.
                TABLE-18    f：缺少列“A”；有一列名为“B”
                            若即此列，请改名。已有的列：C。
                TABLE-19    f: it is B
                            In LibreOffice, Excel or WPS: File > Save As > Excel Workbook (*.xlsx); \
                or `soffice --headless --convert-to xlsx --outdir converted A`.
                TABLE-19    f：这是 B
                            在 LibreOffice、Excel 或 WPS 中：文件 → 另存为 → Excel 工作簿（*.xlsx）；\
                或 `soffice --headless --convert-to xlsx --outdir converted A`。
                TABLE-20    f: row A and row B may both be the header
                            Keep one table a sheet: remove the rows of the other, or put it on a sheet of its own \
                and name that sheet (file.xlsx#sheet).
                TABLE-20    f：第 A 行和第 B 行都可能是表头
                            每张工作表只放一个表：请删除另一个表的行，\
                或将其放到单独的工作表并写明（file.xlsx#工作表）。
                TABLE-21    f: several columns may be "A": B
                            Name the one that is meant "A", or remove the others.C
                TABLE-21    f：有多列可能是“A”：B
                            请将所需的一列改名为“A”，或删除其他列。C
                TABLE-22    f: "A" may be B (thousands) or C (decimal comma)
                            Write it without a comma: B, or C with a decimal point.
                TABLE-22    f：“A”可能是 B（千位分隔），也可能是 C（小数逗号）
                            请不用逗号书写：B，或用小数点写作 C。
                TABLE-23    f: several sheets hold such a table: A
                            Name the one that is meant behind the file: B; where each has some of the units or \
                years, put their rows together on one sheet.
                TABLE-23    f：有多张工作表都含有这样的表：A
                            请在文件名后写明所需的工作表：B；若各表分别为部分单元或年份，请将各表的行合并到一张工作表。
                TABLE-24    f: it is a text file and has no sheet "A"
                            Leave out the name of the sheet, or name a workbook (.xlsx).
                TABLE-24    f：这是文本文件，没有工作表“A”
                            请去掉工作表名，或改用工作簿（.xlsx）。
                TABLE-25    f: it is a web page (HTML) or XML under the name A, as some web sites hand out tables
                            Open it in Excel or WPS and save it as Excel Workbook (*.xlsx); in LibreOffice: `soffice \
                --headless --convert-to xlsx --outdir converted A`.
                TABLE-25    f：名为 A，内容却是网页（HTML）或 XML；有些网站以此提供表格
                            请用 Excel 或 WPS 打开，另存为 Excel 工作簿（*.xlsx）；LibreOffice 可用 `soffice --headless \
                --convert-to xlsx --outdir converted A`。
                TABLE-26    f: "A" names the unit B, its unit of measure is C
                            Correct one of them, or take the unit out of the name.
                TABLE-26    f：“A”写明单位为 B，而单位列为 C
                            请更正其一，或将单位从名称中删去。
                TABLE-27    f: A rows have another number of cells than the header, which has B (row: cells): C
                            Check which separator it has, and put text that holds one in double quotes; or is it no \
                table?
                TABLE-27    f：有 A 行的单元格数与表头（B 个）不同（行号：单元格数）：C
                            请检查所用的分隔符，含分隔符的文本请用双引号括起；该文件是否为表格？
                TABLE-28    f: A numbers may be read in two ways, such as "B": C (thousands) or D (decimal comma)
                            Write all of them without a comma: C, or D with a decimal point.
                TABLE-28    f：有 A 个数有两种读法，如“B”可能是 C（千位分隔），也可能是 D（小数逗号）
                            请全部不用逗号书写：C，或用小数点写作 D。
                TABLE-29    f: cells with a formula but without its result: A, the first being B
                            Open the workbook in Excel or LibreOffice and save it there, which stores the results; \
                or write numbers.
                TABLE-29    f：有 A 个单元格只有公式而没有计算结果，第一个为 B
                            请用 Excel 或 LibreOffice 打开该工作簿并保存，以存入结果；或直接填写数字。
                TABLE-30    f: years that have become dates: A, the first being B; spreadsheets show the number 2005 \
                as 27 June 1905 where its cell has the format of a date
                            Give the cells the format of a number, and save the table again.
                TABLE-30    f：有 A 个年份变成了日期，第一个为 B；单元格设为日期格式时，表格软件会把数字 2005 显示为 1905 年 6 月 27 日
                            请将这些单元格的格式改为“数值”或“常规”，再保存一次。
                TABLE-31    f: it is a document of Apple Numbers (.numbers)
                            In Numbers, or at icloud.com/numbers: File > Export To > Excel, without a password.
                TABLE-31    f：这是 Apple Numbers 文稿（.numbers）
                            在 Numbers 或 icloud.com/numbers 中：文件 → 导出为 → Excel，不设密码。
                TABLE-32    f: numbers with a decimal comma: A, the first being "B"
                            Write numbers with a decimal point and without marks of thousands, as C: in Excel under \
                Options > Advanced, without "Use system separators", then save the table again.
                TABLE-32    f：有 A 个数用逗号作小数点，第一个为“B”
                            请用小数点书写，不要千位分隔符，如 C：在 Excel 的“选项 → 高级”中取消“使用系统分隔符”，再保存一次。
                TABLE-33    f: numbers in B, which are taken in C here: A
                            Convert them to C, and write C in place of B.
                TABLE-33    f：以下各列的单位是 B，而此处应为 C：A
                            请将数值换算为 C，并把 B 改写为 C。
                TABLE-34    f: cells that are no years: A, the first being "B"
                            Write each year as a number of four digits, such as 2005; of months and quarters write the \
                sum of the year, of 2005/2006 the year that is meant, and remove rows that are of no single year.
                TABLE-34    f：有 A 个单元格不是年份，第一个为“B”
                            请将年份写成四位数字，如 2005；月度、季度数据请写全年合计；2005/2006 请改写为所指的那一年；不属于某一年的行请删除。
                TABLE-35    f: numbers from cells that are merged over several rows: A, the first being B; whether \
                they are each row's or all rows' together is not known
                            Unmerge the cells and write into each row its own number; share out what is of several \
                rows together.
                TABLE-35    f：有 A 个数值来自跨行合并的单元格，第一个为 B；无法得知是各行相同还是几行合计
                            请取消合并，在每行填写各自的数值；若为几行的合计，请先分摊到各行。
                TABLE-36    f: of "A" B numbers have a percent sign and C have none, the first being D: 55% is 0.55, \
                55 stays 55
                            Write all of them with the sign, or all without; in a workbook give the cells one format.
                TABLE-36    f：“A”有 B 个数带百分号，C 个不带（第一个为 D）：55% 按 0.55 计，55 按 55 计
                            请统一写法，都带或都不带百分号；在工作簿中请把这些单元格设为同一格式。
                TABLE-37    f: units of the study stand as columns: A
                            Give each unit a row (in Excel: copy, then Paste Special > Transpose) and call their \
                column "unit"; where rows have an item and a year, write unit, year, item and amount into a column each.
                TABLE-37    f：研究单元写成了列：A
                            请使每个单元占一行（Excel：复制 → 选择性粘贴 → 转置），并将其所在的列命名为“区县”；若每行既有项目又有年份，请整理为区县、年份、项目、数值各占一列。
                TABLE-38    f: numbers that stand for a missing one: A, the first being B
                            Write the numbers, or — in a table of units, or leave out the rows; where -9999 is \
                meant, write -9999e0.
                TABLE-38    f：有 A 个数是缺失值的代号，第一个为 B
                            请填写真实数值；没有数值的，单元表中请写“—”，或删除这些行；若确为 -9999，请写作 -9999e0。
                TABLE-39    f: the values of "A" are in several units: B
                            Convert them to one of the units, and write it in all rows or columns.
                TABLE-39    f：“A”的数值使用了多种单位：B
                            请换算为同一单位，并在各行或各列统一书写。
                TABLE-40    f: column "A" says that numbers are in powers of ten (B), by which they are not multiplied.
                            Multiply them, or write the power into the unit (kt for t and 3), and remove the column.
                TABLE-40    f：“A”列表明数值以 10 的若干次方为单位（B），而程序不会据此相乘。
                            请将数值乘好，或把倍数写入单位（t 与 3 写作 kt），并删去该列。
                TABLE-41    f: a table is one file for all years, in whose name A is not filled in
                            Put the years below each other with a column of years, or each on a sheet of its own, \
                called by its year (2005, 2010), in one workbook, and name that file.
                TABLE-41    f：一张表的各年份应在同一文件中，文件名不能用 A 代表年份
                            请将各年份上下相接并增加“年份”列，或放入同一工作簿、每年一张以年份命名的工作表（2005、2010），并写明该文件。
                TABLE-42    f: each row is one cell, the first being "A"
                            Part its columns by commas, semicolons or tabs: in Excel or LibreOffice, Data > Text to \
                Columns, then save it as .xlsx or CSV UTF-8.
                TABLE-42    f：每行只有一个单元格，首行为“A”
                            请用逗号、分号或制表符分隔各列：在 Excel（或 WPS、LibreOffice）中用“数据 > 分列”拆分，再另存为 .xlsx 或 CSV UTF-8。
                TABLE-43    f: "A": MT may be metric tonnes or megatonnes, a million times as much
                            Write t for metric tonnes (tCO2), or Mt for millions of them (MtCO2); MMT is read as \
                millions.
                TABLE-43    f：“A”：MT 既可能指吨（metric tonne），也可能指百万吨（megatonne），两者相差一百万倍
                            若为吨，请写 t（tCO2）；若为百万吨，请写 Mt（MtCO2）；MMT 按百万吨读取。
                TABLE-44    f: numbers whose points may part thousands, in a text parted by semicolons: A, the first \
                being "B" (C?)
                            Write them without marks of thousands (C), or, where the point is a decimal one, with \
                another number of digits behind it in one of them (such as 12.50).
                TABLE-44    f：文本以分号分列，数字中的点可能是千位分隔符：A 个，第一个为“B”（C？）
                            若为千位分隔，请去掉（C）；若为小数点，请将其中一个数的小数位数改为非三位（如 12.50）。
                TABLE-45    f: "A" in "B" is no unit of measure that is known here
                            Convert the numbers and write one of t, TJ, kWh, m3 or a multiple (10^4 t, 10^9 m3): a \
                short ton is 0.907185 t, a barrel 0.158987 m3, 1000 cubic feet 28.3168 m3, 10^6 Btu 0.00105506 TJ.
                TABLE-45    f：“B”中的“A”不是可识别的计量单位
                            请换算后写 t、TJ、kWh、m3 或其倍数（10^4 t、10^9 m3）：1 短吨为 0.907185 t，1 桶为 0.158987 m3，1000 立方英尺为 \
                28.3168 m3，10^6 Btu 为 0.00105506 TJ。
                TABLE-C01   f: hidden in the spreadsheet, by hand or by a filter, and read as the rest: A
                            If they are not to count, delete them, or select what is shown (Alt+;), copy it into a \
                new workbook and name that. If they are, show them (Data > Clear; Unhide), and this is told no more.
                TABLE-C01   f：以下内容在表格中被隐藏（手动隐藏或筛选所致），仍按其余内容一样读取：A
                            若不应计入，请将其删除，或只选可见单元格（Alt+;），复制到新工作簿并改用该文件；若应计入，请清除筛选或取消隐藏，此后不再提示。
                TABLE-C02   f: sheets of the workbook that are hidden hold such a table too, and were passed over: A
                            If they are to count, show them (right click on a tab > Unhide). If not, delete them, and \
                this is told no more.
                TABLE-C02   f：工作簿中以下隐藏的工作表也有这种表格，未予读取：A
                            若应计入，请取消隐藏（右击工作表标签 > 取消隐藏）；若不应计入，请将其删除，此后不再提示。
                TABLE-C03   f: from one year to the next these values grow or shrink more than A-fold: B.
                            Check the values of both years and their unit of measure: another one in one of the years?
                TABLE-C03   f：以下数值在前后两年之间增长或减少超过 A 倍：B。
                            请检查这两年的数值及其计量单位：其中一年是否用了不同的单位？
                TABLE-C04   f: values lie more than A times above or below those of all other units: B.
                            Check the value and its unit of measure: another one than that of the other units?
                TABLE-C04   f：以下数值比其他所有单元大或小 A 倍以上：B。
                            请检查该数值及其计量单位：是否与其他单元的单位不同（如元与万元）？
                TABLE-C05   f: "A" says that the numbers are per head, a rate, an intensity or an index; here they \
                count as amounts.
                            Give the amounts themselves (the product, not the product per head), or correct the title.
                TABLE-C05   f：“A”表明数值为人均、强度、增速或指数；此处按总量计算。
                            请改用总量数据（如地区生产总值，而非人均），或更正标题。""");
    }
}
