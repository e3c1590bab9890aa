package org.carbonscape.io.bytes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.carbonscape.io.tiff.TiffFile;
import org.carbonscape.option.FileName;
import org.carbonscape.problem.Language;
import org.carbonscape.problem.Problem;
import org.carbonscape.problem.ProblemException;
import org.junit.jupiter.api.Test;

class ObjectStoreTest {
    private static final Instant DAY = Instant.parse("2013-05-24T00:00:00Z");

    /** Keys, request and signature of the example "GET Object" in AWS' reference (sig-v4-header-based-auth). */
    @Test
    void aRangeIsSignedAsInTheReference() {
        ObjectStore.Keys keys = new ObjectStore.Keys(
                "AKIAIOSFODNN7EXAMPLE", "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY", Optional.empty(), "us-east-1");
        Map<String, String> headers = ObjectStore.signed(
                URI.create("https://examplebucket.s3.amazonaws.com/test.txt"), Map.of("Range", "bytes=0-9"), keys, DAY);
        assertThat(headers)
                .containsEntry("x-amz-date", "20130524T000000Z")
                .containsEntry(
                        "Authorization",
                        "AWS4-HMAC-SHA256 Credential=AKIAIOSFODNN7EXAMPLE/20130524/us-east-1/s3/aws4_request, "
                                + "SignedHeaders=host;range;x-amz-content-sha256;x-amz-date, "
                                + "Signature=f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41");
    }

    /** What goes over the wire: path, session, signature where there are keys, none where there are none. */
    @Test
    void anotherStoreIsAskedByPathAndWithWhatTheVariablesSay() throws Exception {
        List<String> asked = new ArrayList<>();
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", x -> {
            try (x) {
                asked.add(x.getRequestURI().getRawPath());
                asked.add(String.valueOf(x.getRequestHeaders().getFirst("Authorization")));
                asked.add(String.valueOf(x.getRequestHeaders().getFirst("x-amz-security-token")));
                x.getResponseHeaders().set("Content-Range", "bytes 2-4/10");
                x.sendResponseHeaders(206, 3);
                x.getResponseBody().write(new byte[] {7, 8, 9});
            }
        });
        server.start();
        try {
            Map<String, String> variables = Map.of(
                    "AWS_ENDPOINT_URL_S3",
                            "http://127.0.0.1:" + server.getAddress().getPort() + "/",
                    "AWS_ACCESS_KEY_ID", "me",
                    "AWS_SECRET_ACCESS_KEY", "secret",
                    "AWS_SESSION_TOKEN", "token",
                    "AWS_REGION", "cn-north-1");
            RangeServer.Answer answer = ObjectStore.open(
                            "s3://bucket/土地 利用.tif", name -> variables.getOrDefault(name, ""), () -> DAY)
                    .ask(2, 3, -1);
            assertThat(answer.bytes()).containsExactly(7, 8, 9);
            assertThat(answer.size()).isEqualTo(10);
            assertThat(asked.get(0)).isEqualTo("/bucket/%E5%9C%9F%E5%9C%B0%20%E5%88%A9%E7%94%A8.tif");
            assertThat(asked.get(1))
                    .contains("Credential=me/20130524/cn-north-1/s3/aws4_request")
                    .contains("SignedHeaders=host;range;x-amz-content-sha256;x-amz-date;x-amz-security-token");
            assertThat(asked.get(2)).isEqualTo("token");
            asked.clear();
            ObjectStore.open(
                            "s3://bucket/a.tif",
                            name -> name.equals("AWS_ENDPOINT_URL")
                                    ? "http://127.0.0.1:" + server.getAddress().getPort()
                                    : "",
                            () -> DAY)
                    .ask(2, 3, -1);
            assertThat(asked).containsExactly("/bucket/a.tif", "null", "null");
        } finally {
            server.stop(0);
        }
    }

    /** Two pages of ListObjectsV2, as the reference has them; parameters in the order in which they are signed. */
    @Test
    void aFolderOfABucketIsListedPageByPage() throws Exception {
        List<String> asked = new ArrayList<>();
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", x -> {
            try (x) {
                String query = x.getRequestURI().getRawQuery();
                asked.add(x.getRequestURI().getRawPath() + "?" + query);
                boolean first = !query.contains("continuation-token");
                byte[] page = ("<ListBucketResult><Contents><Key>" + (first ? "%E7%93%A6/" : "%E7%93%A6/b+1%26.tif")
                                + "</Key></Contents>"
                                + (first ? "<Contents><Key>%E7%93%A6/a.tif</Key></Contents>" : "")
                                + (first ? "<NextContinuationToken>1/x=</NextContinuationToken>" : "")
                                + "</ListBucketResult>")
                        .getBytes(StandardCharsets.UTF_8);
                x.sendResponseHeaders(200, page.length);
                x.getResponseBody().write(page);
            }
        });
        server.start();
        try {
            UnaryOperator<String> variables = name -> name.equals("AWS_ENDPOINT_URL")
                    ? "http://127.0.0.1:" + server.getAddress().getPort()
                    : "";
            assertThat(ObjectStore.folder("s3://bucket/瓦", variables, () -> DAY).files(false))
                    .containsExactly("a.tif", "b 1&.tif");
            assertThat(asked)
                    .containsExactly(
                            "/bucket/?delimiter=%2F&encoding-type=url&list-type=2&prefix=%E7%93%A6%2F",
                            "/bucket/?continuation-token=1%2Fx%3D&delimiter=%2F&encoding-type=url&list-type=2"
                                    + "&prefix=%E7%93%A6%2F");
            asked.clear();
            ObjectStore.folder("s3://bucket/瓦", variables, () -> DAY).files(true);
            assertThat(asked.get(0)).isEqualTo("/bucket/?encoding-type=url&list-type=2&prefix=%E7%93%A6%2F");
        } finally {
            server.stop(0);
        }
    }

    /** Query and signature of the example "GET Bucket (List Objects)" in AWS' reference (sig-v4-header-based-auth). */
    @Test
    void aListIsSignedAsInTheReference() {
        ObjectStore.Keys keys = new ObjectStore.Keys(
                "AKIAIOSFODNN7EXAMPLE", "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY", Optional.empty(), "us-east-1");
        assertThat(ObjectStore.signed(
                        URI.create("https://examplebucket.s3.amazonaws.com/?max-keys=2&prefix=J"), Map.of(), keys, DAY))
                .hasEntrySatisfying(
                        "Authorization",
                        a -> assertThat(a)
                                .endsWith(
                                        "Signature=34b48302e7b5fa45bde8084f4b7868a86f0a534bc59db6670ed5711ef69dc6f7"));
    }

    @Test
    void aWebServerListsNothing() {
        assertThatThrownBy(() -> TiffFile.open(FileName.path("https://h.example/tiles/*.tif?key=a*")))
                .isInstanceOfSatisfying(ProblemException.class, e -> {
                    Problem told = e.problems().get(0);
                    assertThat(told.text(Language.EN))
                            .isEqualTo("FILE-11     https://h.example/tiles: a web server does not say which files it "
                                    + "has\n            Name them one by one, with commas between them and braces "
                                    + "around, or name a .vrt that joins them (gdalbuildvrt all.vrt *.tif).");
                    assertThat(told.text(Language.ZH))
                            .isEqualTo("FILE-11     https://h.example/tiles：网站服务器不会列出其中的文件\n            "
                                    + "请在花括号中以逗号逐一列出，或指定拼接它们的 .vrt（gdalbuildvrt all.vrt *.tif）。");
                });
    }

    @Test
    void whatOnlyHadoopReadsIsToldWhereThereIsNone() {
        assertThatThrownBy(() -> TiffFile.open(FileName.path("hdfs://node:8020/lu/2020.tif")))
                .hasMessage("FILE-09     hdfs://node:8020/lu/2020.tif: hdfs:// is read by Hadoop, which is not there\n"
                        + "            Run it with --engine spark (--master local[*] will do), whose Hadoop reads "
                        + "it; or "
                        + "copy the file and name the copy.");
    }
}
