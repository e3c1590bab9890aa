package org.carbonscape.app;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/** The memory of this machine, or of the container. */
public final class MachineMemory {
    private MachineMemory() {}

    /** In MB of 2^20 bytes; more than any where Java does not tell. */
    public static long mb() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean system
                ? system.getTotalMemorySize() >> 20
                : Long.MAX_VALUE;
    }
}
