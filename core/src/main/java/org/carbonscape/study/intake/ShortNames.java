package org.carbonscape.study.intake;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.carbonscape.zone.UnitSet;

/** Names of places without the word for what they are: 芙蓉 for 芙蓉区, 江华 for 江华瑶族自治县, "Foo" for "Foo County". */
final class ShortNames {
    private static final Pattern KIND_OF_PLACE = Pattern.compile("[省市区县州盟旗镇乡]|地区|新区|街道|特别行政区"
            + "|(?:\\p{IsHan}{1,4}族|维吾尔|哈萨克|蒙古|柯尔克孜|塔吉克|锡伯)*自治[区州县旗]"
            + "| (?:county|district|city|province|prefecture|municipality|borough|parish|region|state|department"
            + "|shi|xian|qu)");

    private ShortNames() {}

    /** The units whose names are the text but for such a word, which one of the two has. */
    static List<Integer> of(UnitSet set, String text) {
        String key = UnitNames.key(text);
        return IntStream.rangeClosed(1, set.count())
                .filter(u -> isSame(key, UnitNames.key(set.unitName(u))))
                .boxed()
                .toList();
    }

    private static boolean isSame(String one, String other) {
        String less = one.length() < other.length() ? one : other;
        String more = one.length() < other.length() ? other : one;
        return less.length() > 1
                && more.startsWith(less)
                && KIND_OF_PLACE.matcher(more.substring(less.length())).matches();
    }
}
