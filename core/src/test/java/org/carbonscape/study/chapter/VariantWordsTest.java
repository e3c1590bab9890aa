package org.carbonscape.study.chapter;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class VariantWordsTest {
    @Test
    void variantsAreToldInChinese() {
        assertThat(VariantWords.chinese("queen, row-standardised")).isEqualTo("Queen 邻接，行标准化");
        assertThat(VariantWords.chinese(
                        "divisor n, conditional moments, 9999 shared permutations, two-sided, fdr at 0.05"))
                .isEqualTo("除数 n，条件矩，9999 次共享置换，双侧，FDR 校正，α = 0.05");
        assertThat(VariantWords.chinese("Gi*, 247799 shared permutations")).isEqualTo("Gi*，247\u2009799 次共享置换");
        assertThat(VariantWords.english("Gi*, 247799 shared permutations, two-sided, fdr"))
                .isEqualTo("Gi*, 247\u2009799 shared permutations, two-sided, FDR");
        assertThat(VariantWords.english("divisor n, 9999 shared permutations, fdr-first-failure at 0.05"))
                .isEqualTo("divisor n, 9999 shared permutations, FDR (first failure) at 0.05");
        assertThat(VariantWords.chinese("Gi*, normal p, two-sided, uncorrected"))
                .isEqualTo("Gi*，正态近似 p，双侧，未校正");
    }
}
