package org.carbonscape.io.vector;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.carbonscape.problem.Language;
import org.carbonscape.problem.Problem;
import org.carbonscape.problem.ProblemCode;
import org.junit.jupiter.api.Test;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

class VectorProblemsTest {
    /** Place "f", findings "A", "B", "C"; each code in English, then in Chinese. */
    @Test
    void everyCodeHasItsWholeTextInBothLanguages() {
        String all = Arrays.stream(ProblemCode.values())
                .filter(code -> code.name().startsWith("VECTOR_"))
                .map(code -> Problem.of(code, "f", "A", "B", "C"))
                .flatMap(problem -> Stream.of(problem.text(Language.EN), problem.text(Language.ZH)))
                .collect(Collectors.joining("\n"));
        assertThat(all).isEqualTo("""
                VECTOR-01   f: it is neither a GeoPackage nor a GeoJSON, FlatGeobuf, KML or Shapefile file
                            Export it as GeoPackage (.gpkg), GeoJSON (.geojson), KML or Shapefile (.shp with its .dbf \
                and .prj, or all of them in a .zip).
                VECTOR-01   f：不是 GeoPackage、GeoJSON、FlatGeobuf、KML 或 Shapefile 文件
                            请导出为 GeoPackage（.gpkg）、GeoJSON（.geojson）、KML 或 Shapefile（.shp 及其 .dbf、.prj，或打包为 .zip）。
                VECTOR-22   f: A is not read here
                            Save it as GeoPackage: in QGIS by a right click on the layer > Export > Save Features As, \
                or by B
                VECTOR-22   f：此处无法读取 A 文件
                            请另存为 GeoPackage：在 QGIS 中右击图层 > 导出 > 要素另存为，或使用 B
                VECTOR-02   f: the file is damaged: A
                            Copy or export it again.
                VECTOR-02   f：文件已损坏：A
                            请重新复制或导出。
                VECTOR-03   f: there is no layer "A"
                            Name one of its layers: B.
                VECTOR-03   f：没有图层“A”
                            请从以下图层中选择：B。
                VECTOR-04   f: the file has A layers that could be meant: B
                            Name the one to use, as FILE#LAYER; for units also by units.NAME.layer in a study, \
                --layer in a command.
                VECTOR-04   f：文件中有 A 个可用图层：B
                            请指明要用的图层：写作 文件名#图层名；单元也可用研究文件中的 units.NAME.layer 或命令的 --layer。
                VECTOR-05   f: layer "A" has no features
                            Choose another layer or file, or export it again without a filter.
                VECTOR-05   f：图层“A”没有要素
                            请改用其他图层或文件，或取消筛选后重新导出。
                VECTOR-23   f: its .dbf file is missing, so there is no column "A" nor any other
                            Put the .dbf beside the .shp; without columns units are numbered in their order.
                VECTOR-23   f：缺少 .dbf 文件，因此没有字段“A”，也没有其他字段
                            请将 .dbf 放在 .shp 旁边；没有字段时单元按顺序编号。
                VECTOR-06   f: there is no column "A"
                            Name one of its columns: B.
                VECTOR-06   f：没有字段“A”
                            请从以下字段中选择：B。
                VECTOR-07   f: A features have no value in the id column "B": feature C
                            Fill them in, or name another id column (units.NAME.id, --id).
                VECTOR-07   f：A 个要素的编号字段“B”为空：要素 C
                            请补全，或改用其他编号字段（units.NAME.id 或 --id）。
                VECTOR-08   f: A ids of column "B" occur more than once: C
                            Give every unit its own id, or dissolve the features that belong together.
                VECTOR-08   f：字段“B”中有 A 个编号重复：C
                            请使每个单元的编号唯一，或先融合属于同一单元的要素。
                VECTOR-09   f: A features are not polygons: B
                            Units must be polygons; remove these features or choose another layer.
                VECTOR-09   f：A 个要素不是面：B
                            单元必须是面；请删除这些要素或改用其他图层。
                VECTOR-10   f: A features have no geometry: B
                            Remove them or draw their outline.
                VECTOR-10   f：A 个要素没有几何图形：B
                            请删除这些要素或补画边界。
                VECTOR-11   f: A features have a geometry that is not made of straight lines (B): feature C
                            Convert it to straight lines first, e.g. `ogr2ogr -nlt CONVERT_TO_LINEAR out.gpkg in.gpkg`.
                VECTOR-11   f：A 个要素的几何类型不是由直线段构成（B）：要素 C
                            请先转换为直线段，例如 `ogr2ogr -nlt CONVERT_TO_LINEAR out.gpkg in.gpkg`。
                VECTOR-12   f: A features have coordinates that are not finite numbers: B
                            Remove or redraw them, then export the file again.
                VECTOR-12   f：A 个要素含有非有限数值的坐标：B
                            请删除或重绘这些要素后重新导出。
                VECTOR-13   f: another program holds the file
                            Close it there (or save the edits), then run again.
                VECTOR-13   f：文件正被其他程序占用
                            请在该程序中关闭文件（或保存编辑）后重试。
                VECTOR-14   f: it is an SQLite file without the tables of a GeoPackage
                            Export the layer as GeoPackage.
                VECTOR-14   f：这是 SQLite 文件，但没有 GeoPackage 的数据表
                            请将图层导出为 GeoPackage。
                VECTOR-15   f: A polygons enclose no area, even after repair: B
                            Remove them or draw their outline again.
                VECTOR-15   f：A 个面修复后仍没有面积：B
                            请删除或重画这些面。
                VECTOR-16   f: its encoding "A" is not known
                            Write the true one into the .cpg file, e.g. UTF-8 or GBK.
                VECTOR-16   f：未知的字符编码“A”
                            请在 .cpg 文件中写明正确的编码，例如 UTF-8 或 GBK。
                VECTOR-18   f: its coordinate system is given as "A", which is not understood
                            Export it again with an EPSG code, or without any for WGS84.
                VECTOR-18   f：无法识别的坐标系“A”
                            请用 EPSG 代码重新导出；WGS84 可不写。
                VECTOR-19   f: A polygons have outlines that cross or run over themselves so often that repair would \
                be a guess: B
                            Redraw them, or clean the layer first: in QGIS, Vector > Geometry Tools > Simplify, then \
                Fix Geometries from the Processing Toolbox.
                VECTOR-19   f：A 个面的边界自相交或重复描画过多，无法可靠修复：B
                            请重新绘制，或先清理图层：在 QGIS 中用“矢量 > 几何工具 > 简化”，再用处理工具箱中的“修复几何图形”。
                VECTOR-24   f: A features lie where no longitude and latitude are, such as B; yet its system, C, is \
                in degrees
                            Give it the system that its numbers are in (in QGIS: Set Layer CRS, then Export > Save \
                Features As; GeoJSON that names none is in degrees), or write longitudes before latitudes.
                VECTOR-24   f：A 个要素的坐标不可能是经纬度，如 B；而其坐标系 C 以度为单位
                            请指定这些坐标所属的坐标系（在 QGIS 中：设置图层坐标系，再用 导出 > 要素另存为；未注明坐标系的 GeoJSON 视为经纬度），\
                或将经度写在纬度之前。
                VECTOR-C01  f: A polygons had outlines that cross or touch themselves and were repaired: B
                            Check these units on the map; correct them in the source file.
                VECTOR-C01  f：A 个面的边界自相交或自接触，已自动修复：B
                            请在地图上检查这些单元，并在源文件中修正。
                VECTOR-C02  f: A polygons had holes or parts that lie in the wrong place (outside, nested or doubled) \
                and were repaired: B
                            Check these units on the map; correct them in the source file.
                VECTOR-C02  f：A 个面的孔洞或部件位置有误（在外、嵌套或重复），已自动修复：B
                            请在地图上检查这些单元，并在源文件中修正。
                VECTOR-C03  f: A features had rings that do not close or have fewer than four points; they were closed \
                or left out: B
                            Check these features; correct them in the source file.
                VECTOR-C03  f：A 个要素含有未闭合或少于四个点的环，已闭合或略去：B
                            请检查这些要素，并在源文件中修正。
                VECTOR-C04  f: the .dbf file is missing, so its features have no columns
                            Put the .dbf beside the .shp if ids or names are needed.
                VECTOR-C04  f：缺少 .dbf 文件，要素没有属性字段
                            如需编号或名称，请将 .dbf 放在 .shp 旁边。
                VECTOR-C05  f: no encoding is declared; its text was read as A
                            If names look wrong, write the true encoding into a .cpg file beside it.
                VECTOR-C05  f：未声明字符编码，文本按 A 读取
                            如名称显示有误，请在旁边的 .cpg 文件中写明正确的编码。
                VECTOR-C06  f: A texts hold bytes that are not B; they were replaced: C
                            Check these names; write the true encoding into a .cpg file beside it.
                VECTOR-C06  f：A 处文本含有不属于 B 的字节，已被替换：C
                            请检查这些名称，并在旁边的 .cpg 文件中写明正确的编码。
                VECTOR-C07  f: units without a geometry, which have no place and no neighbours: A (B)
                            Draw them, or remove them.
                VECTOR-C07  f：没有几何图形、因而没有位置和邻居的单元有 A 个（B）
                            请补画其图形，或将其删除。
                VECTOR-C08  f: values that usually stand for a missing one, and are read as numbers: A, the first \
                being B
                            If they mean no value, empty these cells (NULL) in the file, in QGIS with the field \
                calculator: nullif(COLUMN, B).
                VECTOR-C08  f：有 A 个值通常是缺失值的代号，但按数值读取，第一个为 B
                            若其表示没有数值，请在文件中将其清空（NULL），如在 QGIS 的字段计算器中用 nullif(列名, B)。
                VECTOR-C09  f: the encoding A is declared, but all its texts are B, and were read as such
                            Write B into the .cpg file beside it, for other programs too.
                VECTOR-C09  f：声明的字符编码为 A，但全部文本都是 B，已按 B 读取
                            请在旁边的 .cpg 文件中写明 B，以便其他软件也能正确读取。
                VECTOR-C10  f: the column "A" has one name for many units: B
                            Name a column that tells the units apart, as name: in the section of the units. Columns \
                that do: C
                VECTOR-C10  f：“A”列中许多单元同名：B
                            请在单元部分的 name 中改用能区分各单元的列。可用的列：C
                VECTOR-C11  f: ids in the column "id" that stand more than once, or are missing: A (B); units are \
                called by their numbers instead
                            Remove the rows of a unit that stands twice, since both count; else correct the ids, or \
                name another column: --id COLUMN.
                VECTOR-C11  f：“id”列中有 A 个编号重复或缺失（B），单元改以序号表示
                            若同一单元出现两次，两行都会计入，请删除多余的行；否则请更正编号，或用 --id 指定其他列。""");
    }

    /** SQLite tells of an insertion into a database. */
    @Test
    void aFullDiskIsToldOfAGeoPackageAsOfOtherFiles() {
        SQLException full = new SQLiteException("[SQLITE_FULL] Insertion failed", SQLiteErrorCode.SQLITE_FULL);
        assertThat(GeoPackageWriter.notWritten(full)).hasMessage("No space left on device");
        SQLException other = new SQLiteException("[SQLITE_IOERR] disk I/O error", SQLiteErrorCode.SQLITE_IOERR);
        assertThat(GeoPackageWriter.notWritten(other)).hasMessage("[SQLITE_IOERR] disk I/O error");
    }
}
