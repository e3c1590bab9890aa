package org.carbonscape.study.account;

import java.util.List;
import org.carbonscape.carbon.FactorUsed;
import org.carbonscape.finding.Table;

/** Every number that an account rests on, with its source and standing. */
public final class FactorTable {
    private FactorTable() {}

    /** {@code factors-used}. */
    public static Table of(List<FactorUsed> used) {
        Table.Builder table =
                Table.named("factors-used").text("what").number("value").text("unit", "source", "tag");
        for (FactorUsed f : used) {
            table.row(f.what(), f.value(), f.unit(), f.source(), f.provenance().tag());
        }
        return table.build();
    }
}
