package org.carbonscape.study.account;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.carbonscape.finding.Words;

/** Names of conservation checks, as the record keeps them, in words for readers. */
public final class CheckNames {
    private record Shape(Pattern name, String en, String zh) {}

    private static final List<Shape> SHAPES = List.of(
            shape(
                    "cells of (.+) = cells of the grid (\\d+)",
                    "Cells of $1 = cells of the grid, $2",
                    "“$1”的像元数 = 格网像元数，$2 年"),
            shape(
                    "transfers of (.+) = areas of both phases (\\d+)-(\\d+) \\(cells apart\\)",
                    "Transfers of $1 = areas of both phases, $2–$3: cells apart",
                    "“$1”的转移合计 = 两期面积，$2–$3 年：相差像元数"),
            shape("source of (.+) (\\d+)", "Sources by class = sources of $1, $2", "分类碳源 = “$1”的碳源，$2 年"),
            shape("sink of (.+) (\\d+)", "Sinks by class = sinks of $1, $2", "分类碳汇 = “$1”的碳汇，$2 年"),
            shape(
                    "ledger of region (\\d+) \\(sums apart\\)",
                    "Lines of the ledger = tables of the region, $1: sums apart",
                    "账目各行之和 = 全区各表，$1 年：不一致的合计数"),
            shape(
                    "ledger of (.+) (\\d+) \\(sums apart\\)",
                    "Lines of the ledger = tables of $1, $2: sums apart",
                    "账目各行之和 = “$1”的各表，$2 年：不一致的合计数"),
            shape("land by category (\\d+)", "Land by category = land by unit, $1", "分类别土地碳 = 分单元土地碳，$1 年"),
            shape("emissions (\\d+)", "Emissions given = emissions charged to classes, $1", "给定排放 = 计入各类的排放，$1 年"),
            shape("allocation (\\d+) (.+)", "Emissions of unit $2 = sum over its cells, $1", "单元 $2 的排放 = 其像元之和，$1 年"),
            shape("map (\\d+) (.+)", "Emissions of unit $2 = sum over the map's cells, $1", "单元 $2 的排放 = 栅格像元之和，$1 年"),
            shape("classes and units (\\d+)", "Net by class = net by unit, $1", "分类净碳排放 = 分单元净碳排放，$1 年"),
            shape("scenario base", "Base of the scenarios = the account's last phase", "情景基准 = 核算末期"));

    private CheckNames() {}

    private static Shape shape(String name, String en, String zh) {
        return new Shape(Pattern.compile(name), en, zh);
    }

    /** A name of no known shape stays as it is. */
    public static Words of(String name) {
        for (Shape shape : SHAPES) {
            Matcher m = shape.name.matcher(name);
            if (m.matches()) {
                return Words.of(m.replaceFirst(shape.en), m.replaceFirst(shape.zh));
            }
        }
        return Words.same(name);
    }
}
