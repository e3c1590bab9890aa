package org.carbonscape.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.carbonscape.drawing.Lettering;
import org.carbonscape.finding.Words;
import org.carbonscape.method.Methods;
import org.carbonscape.problem.Language;
import org.junit.jupiter.api.Test;

/** References in the text, in the list and as BibTeX; expected entries are written by the rules of GB/T 7714-2015. */
class BibliographyTest {
    private static Bibliography of(Language language, String... references) {
        return of(
                language, List.of(new Report.Method(Words.same("A method"), Words.same("text"), List.of(references))));
    }

    private static Bibliography of(Language language, List<Report.Method> methods) {
        Report report = new Report(
                Words.same("t"),
                Words.none(),
                false,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                new Report.Appendix(
                        List.of(),
                        methods,
                        List.of(),
                        new Report.Provenance("study.yaml", "1", 1, List.of(), List.of())));
        return Bibliography.of(report, language);
    }

    @Test
    void everyReferenceThatAMethodNamesIsAKnownWork() {
        Methods.ALL.forEach(about -> about.references()
                .forEach(r -> assertThat(of(Language.EN, r).isEmpty())
                        .as(about.id() + ": " + r)
                        .isFalse()));
    }

    @Test
    void everyLetterOfEveryEntryIsInTheFontOfThePdf() {
        List<Report.Method> all = Methods.ALL.stream()
                .map(a -> new Report.Method(a.title(), a.text(), a.references()))
                .toList();
        for (Language language : Language.values()) {
            of(language, all)
                    .list()
                    .codePoints()
                    .filter(c -> !Character.isWhitespace(c))
                    .forEach(c -> assertThat(Lettering.has(c))
                            .as(Character.toString(c))
                            .isTrue());
        }
    }

    @Test
    void chineseEntriesFollowTheStandard() {
        assertThat(of(
                                Language.ZH,
                                "Zhu Wenquan and others 2007, Journal of Plant Ecology 31(3):413",
                                "Olofsson and others 2014, doi:10.1016/j.rse.2014.02.015",
                                "Saaty 1980, The Analytic Hierarchy Process",
                                "GB/T 2589; Provincial greenhouse-gas inventory guideline",
                                "Anselin, Syabri and Smirnov 2002, in New Tools for Spatial Data Analysis")
                        .list()
                        .replaceAll("<[^>]+>", ""))
                .isEqualTo("""
                        [1]\u00a0朱文泉, 潘耀忠, 张锦水. 中国陆地植被净初级生产力遥感估算[J]. 植物生态学报, 2007, 31(3): 413-424.
                        [2]\u00a0OLOFSSON P, FOODY G M, HEROLD M, et al. Good practices for estimating \
                        area and assessing accuracy of land change[J]. Remote Sensing of Environment, 2014, 148: \
                        42-57. DOI: 10.1016/j.rse.2014.02.015.
                        [3]\u00a0SAATY T L. The Analytic Hierarchy Process[M]. New York: McGraw-Hill, 1980.
                        [4]\u00a0国家市场监督管理总局, 国家标准化管理委员会. 综合能耗计算通则: GB/T 2589—2020[S]. 北京: 中国标准出版社, 2020.
                        [5]\u00a0国家发展和改革委员会应对气候变化司. 省级温室气体清单编制指南（试行）[R]. 北京: 国家发展和改革委员会, 2011.
                        [6]\u00a0ANSELIN L, SYABRI I, SMIRNOV O. Visualizing multivariate spatial correlation \
                        with dynamically linked windows[C]//New Tools for Spatial Data Analysis: Proceedings \
                        of the Specialist Meeting. \
                        Santa Barbara: Center for Spatially Integrated Social Science, 2002.
                        """);
    }

    @Test
    void textCitesByNumberInChineseAndByAuthorInEnglish() {
        String[] names = {
            "Fisher 1958, JASA 53",
            "Jenks 1977",
            "Jiang 2013, The Professional Geographer 65",
            "Silverman 1986, Density Estimation, eq. 4.5",
            "Cliff and Ord 1981, Spatial Processes"
        };
        assertThat(of(Language.ZH, names).cited(List.of(names)).replaceAll("</?a[^>]*>", ""))
                .isEqualTo("<sup>[1-4]</sup><sup>[5]</sup>（式 4.5）");
        assertThat(of(Language.EN, names).cited(List.of(names)).replaceAll("</?a[^>]*>", ""))
                .isEqualTo("(Fisher, 1958; Jenks, 1977; Jiang, 2013; Silverman, 1986, eq. 4.5; Cliff &amp; Ord, 1981)");
        assertThat(of(Language.EN, names).list().replaceAll("<[^>]+>", ""))
                .startsWith("Cliff, A. D., &amp; Ord, J. K. (1981). Spatial Processes: Models &amp; Applications. "
                        + "London: Pion.\nFisher, W. D. (1958). On grouping for maximum homogeneity. Journal of the "
                        + "American Statistical Association, 53(284), 789–798. doi:10.1080/01621459.1958.10501479\n");
    }

    @Test
    void bibtexHasEveryWorkOnceWithBalancedBraces() {
        List<Report.Method> all = Methods.ALL.stream()
                .map(a -> new Report.Method(a.title(), a.text(), a.references()))
                .toList();
        String bib = of(Language.ZH, all).bibtex();
        assertThat(bib.chars().filter(c -> c == '{').count())
                .isEqualTo(bib.chars().filter(c -> c == '}').count());
        Matcher keys = Pattern.compile("(?m)^@[a-z]+\\{(.+),$").matcher(bib);
        assertThat(keys.results().map(m -> m.group(1)).toList())
                .doesNotHaveDuplicates()
                .hasSizeGreaterThan(40);
        assertThat(bib)
                .contains("""
                        @article{anselinli2019,
                          author = {Anselin, L. and Li, X.},
                          title = {{Operational local join count statistics for cluster detection}},
                          journal = {Journal of Geographical Systems},
                          year = {2019},
                          volume = {21},
                          number = {2},
                          pages = {189--210},
                          doi = {10.1007/s10109-019-00299-x}
                        }
                        """)
                .contains("author = {刘盛和 and 何书金}", "author = {{IPCC}}", "Computers \\& Operations");
    }
}
