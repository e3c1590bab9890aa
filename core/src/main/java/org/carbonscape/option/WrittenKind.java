package org.carbonscape.option;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.carbonscape.problem.Bilingual;

/** The name of a file that is to be written. */
record WrittenKind(Kind<Path> file) implements Kind<Path> {
    @Override
    public Reading<Path> read(List<String> texts, String place) {
        return file.read(texts, place);
    }

    @Override
    public Bilingual wanted() {
        return file.wanted();
    }

    @Override
    public String label() {
        return file.label();
    }

    @Override
    public Map<String, Object> schema() {
        return file.schema();
    }

    @Override
    public String text(Path value) {
        return file.text(value);
    }

    @Override
    public boolean isWritten() {
        return true;
    }
}
