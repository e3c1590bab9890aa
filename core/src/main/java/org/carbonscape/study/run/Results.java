package org.carbonscape.study.run;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.carbonscape.carbon.ConservationCheck;
import org.carbonscape.drawing.Stencils;
import org.carbonscape.engine.Engine;
import org.carbonscape.engine.Steps;
import org.carbonscape.finding.Dictionary;
import org.carbonscape.finding.Figure;
import org.carbonscape.finding.Findings;
import org.carbonscape.finding.Table;
import org.carbonscape.finding.Words;
import org.carbonscape.grid.CellArea;
import org.carbonscape.inventory.Line;
import org.carbonscape.io.json.Json;
import org.carbonscape.io.mosaic.RasterFiles;
import org.carbonscape.io.run.FileHash;
import org.carbonscape.io.run.RunFolder;
import org.carbonscape.io.run.Seal;
import org.carbonscape.io.table.own.XlsxWriter;
import org.carbonscape.option.FileName;
import org.carbonscape.problem.Language;
import org.carbonscape.problem.Problem;
import org.carbonscape.report.Bibliography;
import org.carbonscape.report.DrawnFigure;
import org.carbonscape.report.FigureStyle;
import org.carbonscape.report.Report;
import org.carbonscape.report.ReportPage;
import org.carbonscape.study.account.CarbonAccount;
import org.carbonscape.study.account.CarbonTables;
import org.carbonscape.study.account.InventoryTables;
import org.carbonscape.study.account.LandTables;
import org.carbonscape.study.account.RunContext;
import org.carbonscape.study.account.Seen;
import org.carbonscape.study.chapter.ReportAssembly;
import org.carbonscape.study.chapter.ReportSelection;
import org.carbonscape.study.intake.ReadTable;
import org.carbonscape.study.intake.StudyInputs;
import org.carbonscape.study.plan.Study;
import org.carbonscape.study.table.InputFiles;
import org.carbonscape.study.uncertainty.UncertaintyTables;
import org.jspecify.annotations.Nullable;

/** REPORT: chapters become tables and figures, and these one page; the record says what went in and out. */
final class Results {
    /** Between the classes of a transition. */
    private static final String TURNS = " > ";

    private final Study study;
    private final StudyInputs inputs;
    private final RunFolder folder;
    private final RunContext context;
    private @Nullable List<ReadTable> tables; // when asked for: each is read for it

    Results(Study study, StudyInputs inputs, RunContext context) {
        this.study = study;
        this.inputs = inputs;
        this.folder = context.folder();
        this.context = context;
    }

    /** Tables, workbook and figures. */
    Finished write(List<Findings> chapters, CarbonAccount account, LandTables land, RunRecord record) {
        Engine engine = context.engine();
        CellArea.Distortion areaError = inputs.studyArea().cellArea().distortion();
        List<ConservationCheck> checks = context.audit().checks();
        chapters.stream()
                .flatMap(c -> c.tables().stream())
                .filter(t -> t.name().equals(UncertaintyTables.BY_UNIT))
                .forEach(record::uncertainty);
        try (Steps parts = engine.steps(2)) { // tables; the workbook and figures
            List<Table> all = tables(chapters);
            List<Object> seen = List.of(
                    Seen.found(study, inputs, context.language()),
                    all.stream().map(Table::name).toList());
            RunTables tables = context.cache()
                    .keep(
                            "tables",
                            List.of(seen, folder.csvMark()),
                            List.of(),
                            folder,
                            () -> RunTables.write(all, folder, engine));
            record.packed(tables.record());
            parts.next();
            ReportSelection shown = new ReportSelection(study.report(), chapters);
            List<Findings> selected = shown.chapters();
            Map<String, String> drawings =
                    figures(chapters, selected, shown.brief(), () -> workbook(all, terms(account), seen, tables));
            Report report = new ReportAssembly(study, inputs, account, land, areaError, checks)
                    .report(shown, readTables(), tables.notes())
                    .shown();
            boolean inventory = all.stream().anyMatch(t -> t.name().equals("inventory"));
            return new Finished(
                    report,
                    drawings,
                    tables,
                    inventory,
                    checks,
                    context.audit().problems().cautions(),
                    record.told());
        }
    }

    /** What bears the study's title: the page, the project and the reporting tables; and the record. */
    void write(Finished finished, RunRecord record) {
        context.stage().accept("report"); // where it was not begun, as nothing had to be made
        Engine engine = context.engine();
        context.audit().problems().addAll(finished.cautions());
        List<Problem> cautions = context.audit().problems().cautions();
        List<Report.Input> files = files();
        Report report =
                finished.report().of(study.file().getFileName().toString(), Words.same(study.title()), files, cautions);
        engine.inPlace(3, part -> {
            switch (part) {
                case 0 -> {
                    if (finished.inventory()) {
                        reportingTables();
                    }
                }
                case 1 ->
                    MapProject.write(folder, study.title(), inputs.studyArea().grid(), context.language());
                default -> page(report, finished);
            }
        });
        context.stage().accept("record");
        SortedMap<String, FileHash> outputs = folder.written(engine);
        record.tell(finished.told());
        record.ran(study, folder.wayTo(Study.folder(study.file())), inputs.studyArea(), engine.threads());
        record.read(files, inputs.notes(), readTables());
        record.found(finished.checks(), cautions);
        folder.write(RunFolder.RECORD, Seal.on(Json.text(record.with(outputs))));
    }

    private List<ReadTable> readTables() {
        if (tables == null) {
            tables = ReadTable.of(inputs);
        }
        return tables;
    }

    private void page(Report report, Finished finished) {
        folder.write(
                "references.bib", Bibliography.of(report, context.language()).bibtex());
        folder.write(
                "report.html",
                finished.tables()
                        .named(ReportPage.html(
                                report,
                                context.language(),
                                figure -> finished.drawings()
                                        .getOrDefault(figure.caption().id(), ""))));
    }

    /** The inventory in the layout of the reporting tables. */
    private void reportingTables() {
        List<XlsxWriter.Form> sheets = InventoryTables.reporting(
                study.title(), InventoryTables.linesOf(inputs), InventoryTables.statusesOf(inputs));
        folder.write("tables/inventory-crt.xlsx", out -> XlsxWriter.write(sheets, out));
    }

    private List<Report.Input> files() {
        List<Report.Input> all = new ArrayList<>();
        List<Path> files = new ArrayList<>();
        inputs.files()
                .forEach((key, named) -> InputFiles.parts(named).forEach(file -> {
                    Optional<String> address = FileName.address(file);
                    all.add(new Report.Input(
                            key, address.orElse(file.getFileName().toString()), 0, ""));
                    files.add(file);
                }));
        FileHash[] hashes = new FileHash[files.size()];
        context.engine().inPlace(hashes.length, i -> hashes[i] = hash(files.get(i)));
        for (int i = 0; i < hashes.length; i++) {
            Report.Input named = all.get(i);
            all.set(i, new Report.Input(named.key(), named.file(), hashes[i].bytes(), hashes[i].sha256()));
        }
        return all;
    }

    private FileHash hash(Path file) {
        return FileName.address(file)
                .map(RasterFiles::remote)
                .orElseGet(() -> context.cache().hash(file));
    }

    /** Those of all chapters, and the dictionary of their columns. */
    private List<Table> tables(List<Findings> chapters) {
        List<Table> all = new ArrayList<>();
        chapters.forEach(c -> all.addAll(c.tables()));
        all.add(Dictionary.of(all, classes()));
        return all;
    }

    private Map<String, Words> classes() {
        Map<String, Words> classes = new LinkedHashMap<>();
        for (int c = 1; c <= inputs.studyArea().legend().classes(); c++) {
            classes.put(inputs.studyArea().className(c), inputs.studyArea().classWords(c));
        }
        return classes;
    }

    /** Names of classes, of items and of what their factors are called. */
    private Map<String, Words> terms(CarbonAccount account) {
        Map<String, Words> terms = new TreeMap<>(new CarbonTables(account).factorNames());
        InventoryTables.linesOf(inputs).stream()
                .map(Line::activity)
                .forEach(a -> terms.put(
                        a.item(), Words.of(a.name().in(Language.EN), a.name().in(Language.ZH))));
        terms.putAll(classes());
        return terms;
    }

    private void workbook(List<Table> all, Map<String, Words> terms, List<Object> seen, RunTables tables) {
        boolean chinese = context.language() == Language.ZH;
        context.cache()
                .keep(
                        "workbook",
                        List.of(seen, terms, chinese, tables),
                        folder,
                        RunTables.WORKBOOK,
                        () -> tables.workbook(
                                chinese // it is for readers; names of columns stay those of the CSV
                                        ? all.stream()
                                                .map(t -> t.reworded(
                                                        c -> Dictionary.isOfTerms(t.name(), c), w -> words(terms, w)))
                                                .toList()
                                        : all,
                                all.stream()
                                        .map(t -> chinese
                                                ? Dictionary.title(t.name()).zh()
                                                : t.name())
                                        .toList(),
                                context.language(),
                                folder,
                                context.engine()));
    }

    private static String words(Map<String, Words> terms, String name) {
        int turns = name.indexOf(TURNS);
        Words known = terms.get(name);
        return known != null
                ? known.zh()
                : turns < 0
                        ? name
                        : words(terms, name.substring(0, turns))
                                + TURNS
                                + words(terms, name.substring(turns + TURNS.length()));
    }

    /**
     * Writes the files of all figures; what the page shows of each, by its id.
     *
     * @param shown chapters of the page
     * @param brief its first maps
     * @param beside long work of one thread that is done meanwhile
     */
    private Map<String, String> figures(
            List<Findings> chapters, List<Findings> shown, List<Figure> brief, Runnable beside) {
        List<Figure> figures = new ArrayList<>(brief);
        chapters.forEach(c -> figures.addAll(c.figures()));
        Set<String> onPage = new HashSet<>();
        shown.forEach(c -> c.blocks().stream()
                .filter(Figure.class::isInstance)
                .forEach(b -> onPage.add(((Figure) b).caption().id())));
        FigureStyle look =
                FigureStyle.of(context.language(), FigureStyle.Width.PAGE).withSynthetic(study.synthetic());
        Stencils stencils = new Stencils();
        List<String> pages = context.engine().each(1 + figures.size(), item -> {
            if (item == 0) {
                beside.run();
                return "";
            }
            int i = item - 1;
            Figure figure = figures.get(i);
            String id = figure.caption().id();
            DrawnFigure.Place place = i < brief.size()
                    ? DrawnFigure.Place.BRIEF
                    : onPage.contains(id) ? DrawnFigure.Place.PAGE : DrawnFigure.Place.FILES;
            DrawnFigure drawn = context.cache()
                    .keep(
                            "figure",
                            List.of(figure, look, place),
                            List.of(),
                            () -> DrawnFigure.of(figure, look, place, stencils));
            folder.write("figures/" + id + ".svg", drawn.svg());
            folder.write("figures/" + id + ".png", out -> out.write(drawn.png()));
            return drawn.page();
        });
        Map<String, String> page = new HashMap<>();
        for (int i = 0; i < figures.size(); i++) {
            page.put(figures.get(i).caption().id(), pages.get(1 + i));
        }
        return page;
    }
}
