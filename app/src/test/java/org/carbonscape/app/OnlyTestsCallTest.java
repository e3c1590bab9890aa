package org.carbonscape.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaConstructor;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaFieldAccess;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaStaticInitializer;
import com.tngtech.archunit.core.domain.properties.HasName;
import com.tngtech.archunit.core.domain.properties.HasParameterTypes;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.Location;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.carbonscape.problem.ProblemCode;
import org.junit.jupiter.api.Test;

/**
 * What only tests call is dead: a class, method, constructor, enum constant or static field of the main code must be
 * named by main code that is not dead itself. What the bytecode does not show is left out: private members (the
 * compiler warns), constants that javac copies into their users, components of records, and what implements a method of
 * a type above it (that one is looked at instead).
 */
class OnlyTestsCallTest {
    /** For Java users alone: as {@code docs/library.md} names them, and as the bytecode does. */
    private static final Map<String, List<String>> DOORS = new LinkedHashMap<>();

    static {
        door("Crosstab", "zone.Crosstab.<init>(List, List, RowArea)");
        door("Lattice.of", "weights.Lattice.of(int, int, Rule)");
        door("Contiguity.queen", "weights.Contiguity.queen(List, Engine)");
        door("Contiguity.rook", "weights.Contiguity.rook(List, Engine)");
        door(
                "Options.defaults()",
                "stats.EmergingHotSpots$Options.defaults()",
                "stats.GetisOrd$Options.defaults()",
                "stats.GlobalOptions.defaults()",
                "stats.LocalGeary$Options.defaults()",
                "stats.LocalOptions.defaults()");
        door(
                "Judgements.of",
                "suitability.weight.Judgements.of(List, List)",
                "suitability.weight.Judgements.of(List, double[][])");
        door("Ahp.Options.DEFAULT", "suitability.weight.Ahp$Options.DEFAULT");
        door(
                "KernelDensity.of",
                "density.KernelDensity.of(double[], double[], double[], Grid, Options, Engine)",
                "density.KernelDensity$Options.of(double)",
                "density.KernelDensity$Options.withCorrection(boolean)",
                "density.KernelDensity$Options.withKernel(Kernel)");
        door("FactorDetector.run", "driver.FactorDetector.run(DetectorData, DetectorOptions, Engine)");
        door("InteractionDetector.run", "driver.InteractionDetector.run(DetectorData, DetectorOptions, Engine)");
        door("RiskDetector.run", "driver.RiskDetector.run(DetectorData, DetectorOptions, Engine)");
        door("EcologicalDetector.run", "driver.EcologicalDetector.run(DetectorData, DetectorOptions, Engine)");
        door("row.number", "io.table.TextTable$Row.number(String)");
    }

    private static void door(String asThePageSays, String... members) {
        DOORS.put(asThePageSays, List.of(members));
    }

    @Test
    void mainCodeNamesAllOfItselfButTheDoorsForJavaUsers() throws IOException {
        List<String> told = problemsOfSpark();
        assertThat(new Unused(mainCode())
                        .names().stream().filter(n -> !told.contains(n)).toList())
                .containsExactlyInAnyOrderElementsOf(
                        DOORS.values().stream().flatMap(List::stream).toList());
    }

    @Test
    void everyDoorStandsOnThePageForJavaUsers() throws IOException {
        String page = Files.readString(Path.of("../docs/library.md"));
        assertThat(DOORS.keySet()).allSatisfy(door -> assertThat(page).contains(door));
    }

    /** Problems that the module spark tells, which may not be built here. */
    private static List<String> problemsOfSpark() throws IOException {
        List<String> told = new ArrayList<>();
        try (Stream<Path> files = Files.walk(Path.of("../spark/src/main/java"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Pattern.compile("ProblemCode\\.\\w+")
                        .matcher(Files.readString(file))
                        .results()
                        .forEach(m -> told.add("problem." + m.group()));
            }
        }
        return told;
    }

    private static JavaClasses mainCode() {
        return new ClassFileImporter()
                .importLocations(Stream.of(Carbonscape.class, ProblemCode.class)
                        .map(c -> Location.of(
                                c.getProtectionDomain().getCodeSource().getLocation()))
                        .collect(Collectors.toSet()));
    }

    /** What no living code names: looked for until no more is found, since the dead keep nothing alive. */
    private static final class Unused {
        private final List<JavaClass> classes = new ArrayList<>();
        private final Set<JavaClass> deadClasses = new HashSet<>();
        private final Set<JavaMember> deadMembers = new LinkedHashSet<>();
        /** Which code names a member. */
        private final Map<JavaMember, Set<JavaMember>> users = new HashMap<>();
        /** Which code asks for all constants of an enum. */
        private final Map<JavaClass, Set<JavaMember>> readers = new HashMap<>();

        private final Map<List<Object>, List<JavaCodeUnit>> meant = new HashMap<>();

        Unused(Iterable<JavaClass> imported) {
            imported.forEach(c -> {
                if (isOurs(c) && !c.getSimpleName().equals("package-info")) {
                    classes.add(c);
                }
            });
            classes.forEach(c -> c.getAccessesFromSelf().forEach(this::note));
            int before;
            do {
                before = deadClasses.size() + deadMembers.size();
                classes.forEach(this::look);
            } while (deadClasses.size() + deadMembers.size() > before);
        }

        /** {@code stats.LocalGeary$Options.withDivisor(Divisor)}; of a dead class only its own name. */
        List<String> names() {
            return Stream.concat(
                            deadClasses.stream().map(Unused::name),
                            deadMembers.stream()
                                    .filter(m -> !isDead(m.getOwner()))
                                    .map(Unused::name))
                    .sorted()
                    .toList();
        }

        private static String name(JavaClass c) {
            return c.getName().substring("org.carbonscape.".length());
        }

        private static String name(JavaMember m) {
            return name(m.getOwner()) + "." + m.getName()
                    + (m instanceof JavaCodeUnit unit
                            ? unit.getRawParameterTypes().stream()
                                    .map(JavaClass::getSimpleName)
                                    .collect(Collectors.joining(", ", "(", ")"))
                            : "");
        }

        private void note(JavaAccess<?> access) {
            JavaCodeUnit user = access.getOrigin();
            JavaClass owner = access.getTargetOwner();
            if (!isOurs(owner)) {
                return;
            }
            if (owner.isEnum() && isOfEveryEnum(access.getName()) && !isMadeByJavac(user)) {
                readers.computeIfAbsent(owner, k -> new HashSet<>()).add(user);
            }
            if (access instanceof JavaFieldAccess field) {
                if (field.getAccessType() == JavaFieldAccess.AccessType.GET) {
                    field.getTarget().resolveMember().ifPresent(f -> use(f, user));
                }
            } else if (access.getTarget() instanceof CodeUnitAccessTarget target) {
                meant.computeIfAbsent(List.of(owner, signature(target)), k -> meant(owner, signature(target)))
                        .forEach(unit -> use(unit, user));
            }
        }

        private void use(JavaMember used, JavaMember user) {
            boolean constantOfItsOwnEnum = isConstant(used)
                    && (user instanceof JavaStaticInitializer && user.getOwner().equals(used.getOwner())
                            || isMadeByJavac(user));
            if (!used.equals(user) && !constantOfItsOwnEnum) {
                users.computeIfAbsent(used, k -> new HashSet<>()).add(user);
            }
        }

        /** All that may run where a type's method is called: its own, an inherited one, those that stand in for it. */
        private static List<JavaCodeUnit> meant(JavaClass owner, String signature) {
            Set<JavaClass> places = new LinkedHashSet<>(List.of(owner));
            if (!signature.startsWith(JavaConstructor.CONSTRUCTOR_NAME)) {
                places.addAll(owner.getAllRawSuperclasses());
                places.addAll(owner.getAllRawInterfaces());
                for (JavaClass below : owner.getAllSubclasses()) {
                    places.add(below);
                    places.addAll(below.getAllRawSuperclasses());
                }
            }
            return places.stream()
                    .flatMap(place -> place.getCodeUnits().stream())
                    .filter(unit -> signature(unit).equals(signature))
                    .toList();
        }

        private void look(JavaClass c) {
            if (isDead(c) || c.isAnonymousClass() || has(c.getModifiers(), JavaModifier.SYNTHETIC)) {
                return;
            }
            if (isNamedByNone(c)
                    && !isOnlyCopiedConstants(c)
                    && c.getMethods().stream().noneMatch(Unused::isMain)) {
                deadClasses.add(c);
                return;
            }
            for (JavaMember m : c.getMembers()) {
                if (!isNamed(m) && mustBeNamed(m)) {
                    deadMembers.add(m);
                }
            }
        }

        private boolean isNamedByNone(JavaClass c) {
            return c.getDirectDependenciesToSelf().stream()
                    .map(d -> d.getOriginClass())
                    .noneMatch(user -> isOurs(user) && !isWithin(user, c) && !isDead(user));
        }

        private boolean isNamed(JavaMember m) {
            return users.getOrDefault(m, Set.of()).stream().anyMatch(user -> !isDead(user))
                    || isConstant(m)
                            && readers.getOrDefault(m.getOwner(), Set.of()).stream()
                                    .anyMatch(reader -> !isDead(reader));
        }

        private boolean isDead(JavaMember m) {
            return deadMembers.contains(m) || isDead(m.getOwner());
        }

        private boolean isDead(JavaClass c) {
            return deadClasses.contains(c)
                    || c.getEnclosingClass().map(this::isDead).orElse(false);
        }

        private static boolean mustBeNamed(JavaMember m) {
            if (has(m.getModifiers(), JavaModifier.PRIVATE) || isMadeByJavac(m)) {
                return false;
            }
            if (m instanceof JavaMethod method) {
                return !isMain(method)
                        && !(m.getOwner().isEnum() && isOfEveryEnum(m.getName()))
                        && !isComponent(method)
                        && !standsInForAnother(method);
            }
            if (m instanceof JavaConstructor constructor) {
                return !isCanonical(constructor);
            }
            return isConstant(m)
                    || m instanceof JavaField field
                            && has(m.getModifiers(), JavaModifier.STATIC)
                            && !mayBeCopied(field);
        }

        /** javac copies such constants into their users. */
        private static boolean mayBeCopied(JavaField field) {
            return has(field.getModifiers(), JavaModifier.FINAL)
                    && (field.getRawType().isPrimitive() || field.getRawType().isEquivalentTo(String.class));
        }

        private static boolean isOnlyCopiedConstants(JavaClass c) {
            return !c.getFields().isEmpty()
                    && c.getFields().stream().allMatch(Unused::mayBeCopied)
                    && c.getMethods().isEmpty();
        }

        private static boolean isConstant(JavaMember m) {
            return m instanceof JavaField && has(m.getModifiers(), JavaModifier.ENUM);
        }

        private static boolean isOfEveryEnum(String method) {
            return method.equals("values") || method.equals("valueOf");
        }

        private static boolean isMain(JavaMethod m) {
            return m.getName().equals("main") && has(m.getModifiers(), JavaModifier.STATIC);
        }

        private static boolean isComponent(JavaMethod m) {
            return m.getOwner().isRecord()
                    && m.getRawParameterTypes().isEmpty()
                    && Arrays.stream(m.getOwner().reflect().getRecordComponents())
                            .anyMatch(component -> component.getName().equals(m.getName()));
        }

        private static boolean isCanonical(JavaConstructor c) {
            return c.getOwner().isRecord()
                    && Arrays.stream(c.getOwner().reflect().getRecordComponents())
                            .map(component -> component.getType().getName())
                            .toList()
                            .equals(c.getRawParameterTypes().stream()
                                    .map(JavaClass::getName)
                                    .toList());
        }

        private static boolean standsInForAnother(JavaMethod m) {
            return Stream.concat(
                            m.getOwner().getAllRawSuperclasses().stream(), m.getOwner().getAllRawInterfaces().stream())
                    .flatMap(above -> above.getMethods().stream())
                    .anyMatch(above -> signature(above).equals(signature(m)));
        }

        /** Bridges, the constants of an enum as an array, the tables of switches. */
        private static boolean isMadeByJavac(JavaMember m) {
            return has(m.getModifiers(), JavaModifier.SYNTHETIC)
                    || m.getName().equals("$values")
                    || has(m.getOwner().getModifiers(), JavaModifier.SYNTHETIC);
        }

        private static boolean has(Set<JavaModifier> modifiers, JavaModifier modifier) {
            return modifiers.contains(modifier);
        }

        /** The benches and the fuzzer are never shipped: they keep nothing alive. */
        private static boolean isOurs(JavaClass c) {
            return c.getName().startsWith("org.carbonscape.")
                    && !c.getName().startsWith("org.carbonscape.bench.")
                    && !c.getName().startsWith("org.carbonscape.fuzz.");
        }

        private static boolean isWithin(JavaClass inner, JavaClass outer) {
            return inner.equals(outer)
                    || inner.getEnclosingClass().map(e -> isWithin(e, outer)).orElse(false);
        }

        private static String signature(HasParameterTypes code) {
            return ((HasName) code).getName()
                    + code.getRawParameterTypes().stream()
                            .map(JavaClass::getName)
                            .toList();
        }
    }
}
