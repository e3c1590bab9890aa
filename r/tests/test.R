# Run by PackagesTest of the module app, which makes the data; CARBONSCAPE names the program, CARBONSCAPE_TEST the data.
if (requireNamespace("carbonscape", quietly = TRUE)) {
  library(carbonscape)
} else {
  for (file in list.files("R", full.names = TRUE)) source(file, encoding = "UTF-8")
}
data <- Sys.getenv("CARBONSCAPE_TEST")
stopifnot(dir.exists(data))
quietly <- function(code) withCallingHandlers(code, carbonscape_caution = function(w) invokeRestart("muffleWarning"))
read_csv_of <- if (exists("read_csv")) read_csv else carbonscape:::read_csv
told <- function(code) tryCatch({ code; NULL }, carbonscape_error = identity)

# every command is a function
functions <- cs_commands()[["function"]]
stopifnot("cs_hot_spots" %in% functions, all(vapply(functions, exists, TRUE)))
wrong <- told(cs_hot_spots(unit = "a.gpkg"))
stopifnot(inherits(wrong, "carbonscape_usage"), grepl("has no option unit; it has units, layer", conditionMessage(wrong)))

# a run
heard <- utils::capture.output(
  run <- quietly(cs_run(file.path(data, "study.yaml"), out = file.path(data, "run-r"), lang = "zh", progress = TRUE)),
  type = "message"
)
stopifnot(any(grepl("\u62a5\u544a", heard)))
stopifnot(identical(run$record$study$title, "desk"))
areas <- run$tables()[["class-areas"]]
stopifnot(identical(names(areas), c("year", "class", "cells", "area_km2", "share")))
stopifnot(sum(areas$cells[areas$year == 2020]) == 144)
stopifnot(identical(sort(unique(run$table("carbon-by-unit")$unit)), c("01", "02", "03", "04", "region")))
stopifnot("\u78b3\u6e90" %in% run$dictionary()$column_zh)
stopifnot(file.exists(run$rasters[["landuse_2020"]]), file.exists(run$report))
stopifnot(identical(run$layers(), "towns"))
towns <- run$layer("towns")
stopifnot(inherits(towns, "sf"), sf::st_crs(towns)$epsg == 4547, identical(towns$id, c("01", "02", "03", "04")))
named <- towns["id"] # a class of two words
named[["dry land_km2"]] <- 1:4
sf::st_write(named, file.path(run$folder, "vectors", "named.gpkg"), layer = "named", quiet = TRUE)
stopifnot("dry land_km2" %in% names(run$layer("named")))
unlink(file.path(run$folder, "vectors", "named.gpkg"))
stopifnot(grepl("has no layer", conditionMessage(told(run$layer("villages")))))

# statistics with the shapes of their units; one number; tables
spots <- quietly(cs_hot_spots(units = towns, value = "net_tCO2_2020", id = "id", permutations = 0))
stopifnot(inherits(spots, "sf"), identical(spots$id, towns$id))
numbers <- told(cs_hot_spots(units = towns, value = towns$net_tCO2_2020, id = "id"))
stopifnot(grepl("value takes the name of a column, such as \"net\", not the 4 numbers in it", conditionMessage(numbers)))
moran <- quietly(cs_morans_i(units = file.path(data, "run-r/vectors/units.gpkg"), value = "net_tCO2_2020", permutations = 0))
stopifnot(moran$n == 4, abs(moran$expected + 1 / 3) < 1e-12)
phases <- list("2010" = file.path(data, "lu2010.tif"), "2020" = file.path(data, "lu2020.tif"))
change <- quietly(cs_transitions(phases, legend = "cnlucc-6"))
stopifnot(is.data.frame(change$transitions), sum(change$transitions$cells) == 144)

# judgements are a matrix
judged <- quietly(cs_ahp(matrix(c(1, 1 / 3, 3, 1), 2, dimnames = list(c("a", "b"), c("a", "b")))))
stopifnot(isTRUE(all.equal(unlist(judged$weights), c(0.75, 0.25))))

# tables without rows have their columns
none <- quietly(cs_transitions(phases[1], legend = "cnlucc-6"))$transitions
stopifnot(is.data.frame(none), nrow(none) == 0, identical(names(none), names(change$transitions)), sum(none$cells) == 0)
stopifnot(grepl("two years or more", conditionMessage(told(quietly(cs_intensity(phases[1], legend = "cnlucc-6"))))))
stopifnot(identical(names(cs_inspect(phases[[1]])$problems), c("code", "place", "found", "remedy")))
same <- cs_compare(run, run)
stopifnot(identical(names(same$changed$inputs), c("what", "a", "b")), is.null(same$emptyTables), is.list(same$results))
stopifnot(identical(names(cs_verify(run)$sums$differences), c("file", "where", "expected", "got")))
bare <- tempfile()
writeLines(c("id,year"), bare)
stopifnot(identical(vapply(read_csv_of(bare, c(id = "character", year = NA)), class, ""), c(id = "character", year = "numeric")))

# problems are conditions with their codes
problem <- told(cs_transitions(list("2010" = "none.tif"), legend = "cnlucc-6"))
stopifnot(inherits(problem, "carbonscape_problems"), identical(problem$problems$code, "FILE-01"), nzchar(problem$problems$remedy))
problem <- told(cs_hot_spots(units = towns, value = "nothing")) # a table is called as what it was given for
stopifnot(grepl("units.gpkg", problem$problems$place, fixed = TRUE))
nowhere <- file.path(data, "nowhere") # told in JSON, and as text
for (problem in list(told(cs_verify(nowhere)), told(cs_run(nowhere, out = file.path(data, "never"), lang = "zh")))) {
  stopifnot(inherits(problem, "carbonscape_problems"), identical(problem$problems$place, nowhere))
}
begun <- file.path(tempfile(), "study") # a file is told as its path
stopifnot(identical(cs_new(begun), file.path(begun, "study.yaml")))
stopifnot(inherits(told(cs_hot_spots(units = "a.gpkg", value = "x", permutations = -1)), "carbonscape_usage"))
checked <- cs_check(file.path(data, "wrong.yaml"))
stopifnot(identical(checked$problems$code, "STUDY-03"))
stopifnot(isTRUE(cs_verify(file.path(data, "run-r"))$passed))
stopifnot(grepl("Gi\\*", cs_explain(method_or_run = "hot-spots")$text))
# an exit code is not lost by progress
stopifnot(inherits(told(cs_transitions(list("2010" = "none.tif"), legend = "cnlucc-6", progress = TRUE)), "carbonscape_problems"))
# a run stands for its folder; `name` is an option as any other; text is text by the dictionary, though empty
stopifnot(isTRUE(cs_verify(run)$passed))
named <- quietly(cs_hot_spots(units = towns, value = "net_tCO2_2020", id = "id", name = "name", permutations = 0))
stopifnot(identical(named$name, towns$name))
told_of <- run$dictionary()
for (name in setdiff(names(run$tables()), "dictionary")) {
  texts <- told_of$column[which(told_of$table == name & told_of$kind == "text")]
  stopifnot(vapply(run$table(name)[texts], is.character, TRUE))
}
# any column of a frame may be given; numbers are the same numbers; row names that say something are a column
odd <- towns
sf::st_geometry(odd) <- "shape"
odd$fid <- 1
odd$geom <- "a"
odd_spots <- quietly(cs_hot_spots(units = odd, value = "net_tCO2_2020", id = "id", permutations = 0))
stopifnot(identical(odd_spots$z, spots$z))
sf::st_crs(odd) <- NA
no_crs <- quietly(cs_hot_spots(units = odd, value = "net_tCO2_2020", id = "id", permutations = 0))
stopifnot(!inherits(no_crs, "sf"), identical(no_crs$id, towns$id))
of_package <- if (exists("digits")) digits else carbonscape:::digits
stopifnot(identical(of_package(c(0.1, 1 / 3, 1e5, NA)), c("0.1", "0.33333333333333331", "100000", NA)))
matrix_by_names <- data.frame(a = c(66, 5), b = c(2, 55), row.names = c("a", "b"))
stopifnot(identical(cs_area_estimate(matrix_by_names, pixels = c(1000, 2000), cell_area = 900)$classes$name, c("a", "b")))
# what is wrong with a file keeps nothing of the others back
looked <- quietly(cs_inspect(c("none.tif", file.path(data, "lu2010.tif"))))
stopifnot(identical(looked$problems$code, "FILE-01"), nrow(looked$files) == 2)
# files by name are files; the styles beside the shapes of an answer are not warned of
nets <- run$rasters[grepl("^net_20", names(run$rasters))]
stopifnot(nrow(cs_inspect(nets)$files) == length(nets))
stopifnot(identical(as.numeric(quietly(cs_ellipse(raster = nets, part = "sink"))$year), c(2010, 2020)))
warned <- tryCatch(quietly(cs_hot_spots(units = towns, value = "net_tCO2_2020", id = "id", permutations = 0)), warning = identity)
stopifnot(inherits(warned, "sf"))
# what is no program, or does not begin, is told
kept <- Sys.getenv("CARBONSCAPE")
for (named in c("/nowhere/carbonscape", data, file.path(data, "study.yaml"))) {
  Sys.setenv(CARBONSCAPE = named)
  stopifnot(grepl("which is no program", conditionMessage(told(cs_program())), fixed = TRUE))
}
if (.Platform$OS.type == "unix") {
  stub <- file.path(data, "broken")
  writeLines(c("#!/bin/sh", "echo 'Error: Invalid or corrupt jarfile' >&2; exit 1"), stub)
  Sys.chmod(stub, "755")
  Sys.setenv(CARBONSCAPE = stub)
  broken <- told(cs_commands())
  stopifnot(inherits(broken, "carbonscape_fault"), grepl("corrupt jarfile", conditionMessage(broken)))
  writeLines(c("#!/bin/sh", "echo another"), stub)
  stopifnot(grepl("does not answer as Carbonscape", conditionMessage(told(cs_commands()))))
}
Sys.setenv(CARBONSCAPE = kept)
# Chinese is whole in a session that cannot write it, as in a container
kept_locale <- Sys.getlocale("LC_CTYPE")
invisible(Sys.setlocale("LC_CTYPE", "C"))
in_c <- run$dictionary()
coal <- quietly(cs_inventory(data.frame(
  year = 2020, unit = "\u7532", item = "\u539f\u7164", amount = 1.5, unit_of_amount = factor("\u4e07\u5428")
), route = "ncv"))$items
column <- towns["id"]
column[["\u51c0 \"a\""]] <- towns$net_tCO2_2020
column <- quietly(cs_hot_spots(units = column, value = "\u51c0 \"a\"", id = "id", permutations = 0))
invisible(Sys.setlocale("LC_CTYPE", kept_locale))
stopifnot(nrow(in_c) == nrow(told_of), "\u78b3\u6e90" %in% in_c$column_zh)
stopifnot(coal$unit == "\u7532", coal$item == "raw coal", coal$amount == 1.5, identical(column$z, spots$z))
lists <- data.frame(year = 2020)
lists$unit <- list(1:2)
stopifnot(grepl("column unit holds lists", conditionMessage(told(cs_inventory(lists, route = "ncv")))))
# without processx too
space <- if (exists("call_program")) environment(call_program) else asNamespace("carbonscape")
by_shell_alone <- get("by_shell", space)
met <- by_shell_alone(c("transitions", "2010=none.tif", "--legend=cnlucc-6", "--json"), FALSE, NULL)
stopifnot(met$status == 1, grepl("none.tif", paste(met$err, collapse = " "), fixed = TRUE))
met <- by_shell_alone(c("methods", "--json"), FALSE, NULL)
stopifnot(met$status == 0, length(jsonlite::fromJSON(met$out)) > 0)
# whoever interrupts ends the program, which may still take away what it wrote
if (.Platform$OS.type == "unix" && requireNamespace("processx", quietly = TRUE)) {
  stub <- file.path(data, "stub")
  writeLines(c("#!/bin/sh", paste0("trap 'echo gone > ", stub, ".left; exit 0' TERM"), "echo begun", "while :; do sleep 0.1; done"), stub)
  Sys.chmod(stub, "755")
  kept <- Sys.getenv("CARBONSCAPE")
  Sys.setenv(CARBONSCAPE = stub)
  call <- if (exists("call_program")) call_program else carbonscape:::call_program
  stopped <- tryCatch(call("x", said = function(line) stop(line)), error = conditionMessage)
  Sys.setenv(CARBONSCAPE = kept)
  stopifnot(identical(stopped, "begun"), identical(readLines(paste0(stub, ".left")), "gone"))
}
cat("R: all well\n")
