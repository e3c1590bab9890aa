package org.carbonscape.app;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.zip.ZipFile;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Element;

/** Names of a workbook's sheets, read by Java's own parser and not by the code under test. */
final class XlsxSheets {
    private XlsxSheets() {}

    static List<String> of(Path book) throws Exception {
        try (ZipFile zip = new ZipFile(book.toFile())) {
            var sheets = DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(zip.getInputStream(zip.getEntry("xl/workbook.xml")))
                    .getElementsByTagName("sheet");
            return IntStream.range(0, sheets.getLength())
                    .mapToObj(i -> ((Element) sheets.item(i)).getAttribute("name"))
                    .toList();
        }
    }
}
