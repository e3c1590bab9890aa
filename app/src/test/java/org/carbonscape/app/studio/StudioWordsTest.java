package org.carbonscape.app.studio;

import static org.assertj.core.api.Assertions.assertThat;

import org.carbonscape.problem.Bilingual;
import org.carbonscape.problem.Language;
import org.carbonscape.problem.Problem;
import org.carbonscape.problem.ProblemCode;
import org.junit.jupiter.api.Test;

/** What the studio tells, whole. */
class StudioWordsTest {
    private static void told(ProblemCode code, String en, String zh, Object... said) {
        assertThat(Problem.of(code, "x.yaml", said).text(Language.EN)).isEqualTo(en);
        assertThat(Problem.of(code, "x.yaml", said).text(Language.ZH)).isEqualTo(zh);
    }

    @Test
    void problemsNameTheirRemedy() {
        told(
                ProblemCode.STUDIO_01_BY_HAND,
                "STUDIO-01   x.yaml: it is written in a way that cannot be changed key by key\n"
                        + "            Change it in the text of the study file.",
                "STUDIO-01   x.yaml：此处的写法无法按键修改\n            请在研究文件的文本中修改。",
                Bilingual.of("it is written in a way that cannot be changed key by key", "此处的写法无法按键修改"));
        told(
                ProblemCode.STUDIO_02_CHANGED,
                "STUDIO-02   x.yaml: it was changed outside since it was read here\n"
                        + "            What you typed here is kept: write it into the file as it is now, or reload the "
                        + "file without it.",
                "STUDIO-02   x.yaml：读入之后，该文件在别处被改动过\n            在此输入的内容仍保留：可写入现在的文件，或放弃这些内容并重新载入。");
        told(
                ProblemCode.STUDIO_03_OUTSIDE,
                "STUDIO-03   x.yaml: it does not lie in the workspace\n"
                        + "            Copy it into the workspace, or upload it.",
                "STUDIO-03   x.yaml：它不在工作区内\n            请将其复制到工作区，或上传。");
        told(
                ProblemCode.STUDIO_04_UPLOAD,
                "STUDIO-04   x.yaml: it was broken off\n"
                        + "            Copy the files into the workspace folder yourself, and name them there.",
                "STUDIO-04   x.yaml：传输中断\n            请直接把文件复制到工作区文件夹，再在此指明文件名。",
                Bilingual.of("it was broken off", "传输中断"));
        told(
                ProblemCode.STUDIO_05_BUSY,
                "STUDIO-05   x.yaml: 4 runs are under way or waiting already\n"
                        + "            Wait for one to end, or cancel one.",
                "STUDIO-05   x.yaml：已有 4 个任务正在运行或等待\n            请等其中一个结束，或取消一个。",
                4);
        told(
                ProblemCode.STUDIO_06_WORKSPACE,
                "STUDIO-06   x.yaml: another studio has it open\n"
                        + "            Name a folder that no other studio has open, in which files can be written.",
                "STUDIO-06   x.yaml：另一个工作台正在使用它\n            请指定可写入且未被另一个工作台打开的文件夹。",
                Bilingual.of("another studio has it open", "另一个工作台正在使用它"));
        told(
                ProblemCode.STUDIO_07_REQUEST,
                "STUDIO-07   x.yaml: the request is no JSON object\n            Reload the page; if it says so "
                        + "again, the page and the program are of different versions.",
                "STUDIO-07   x.yaml：请求不是 JSON 对象\n            请重新载入网页；若仍如此，则网页与程序的版本不一致。",
                Bilingual.of("the request is no JSON object", "请求不是 JSON 对象"));
        told(
                ProblemCode.STUDIO_08_SAME_FOLDER,
                "STUDIO-08   x.yaml: a run into this folder is under way or waiting already\n            Name another "
                        + "folder for this one, or wait for that run to end, or cancel it.",
                "STUDIO-08   x.yaml：已有任务正在写入或等待写入该文件夹\n            请为本次运行另指定一个文件夹，或等那个任务结束，或将其取消。");
        told(
                ProblemCode.STUDIO_09_GONE,
                "STUDIO-09   x.yaml: the workspace is no longer there: its folder was renamed, moved or removed\n"
                        + "            Give the folder this name again, or end the studio and start it for the folder "
                        + "as it is called now.",
                "STUDIO-09   x.yaml：工作区已不在原处：文件夹被重命名、移动或删除\n            请恢复文件夹的原名，或结束工作台，再对现在的文件夹重新启动。");
    }
}
