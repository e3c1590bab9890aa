package org.carbonscape.io.bytes;

import java.lang.reflect.InvocationTargetException;
import java.util.function.Function;
import org.carbonscape.problem.ProblemCode;
import org.carbonscape.problem.ProblemException;

/** Hadoop's file systems, known by the name of one class: the module that holds it comes with Spark, or not at all. */
final class HadoopDoor {
    private static final String BEHIND = "org.carbonscape.spark.HadoopRanges";

    private HadoopDoor() {}

    /** @throws ProblemException FILE-09 where Hadoop is not there */
    static RangeServer open(String address) {
        return behind(address, RangeServer.class, ObjectStore::open);
    }

    /** The same of a folder. */
    static FolderServer folder(String address) {
        return behind(address, FolderServer.class, ObjectStore::folder);
    }

    private static <T> T behind(String address, Class<T> kind, Function<String, T> store) {
        try {
            return kind.cast(Class.forName(BEHIND).getConstructor(String.class).newInstance(address));
        } catch (ClassNotFoundException | NoClassDefFoundError e) {
            if (address.startsWith("s3a:")) { // the name is Hadoop's, the store needs no Hadoop
                return store.apply(address);
            }
            throw new ProblemException(
                    ProblemCode.FILE_09_NO_HADOOP, address, address.substring(0, address.indexOf(':')));
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException(e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
