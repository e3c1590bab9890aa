# Commands as functions: their arguments and options are what the program says of them.

known <- new.env(parent = emptyenv())

declared <- function() {
  path <- cs_program()
  if (is.null(known[[path]])) {
    said <- call_program(c("commands", "--json"))$out
    if (!jsonlite::validate(said)) fail("carbonscape_error", paste0(path, " does not answer as Carbonscape does."))
    all <- jsonlite::fromJSON(said, simplifyVector = FALSE)$commands
    known[[path]] <- stats::setNames(all, vapply(all, function(c) c$name, ""))
  }
  known[[path]]
}

cs_commands <- function() {
  all <- declared()
  data.frame(
    `function` = paste0("cs_", gsub("-", "_", names(all))),
    command = names(all),
    summary = vapply(all, function(c) c$summary$en, ""),
    row.names = NULL, check.names = FALSE
  )
}

# What a function takes.
cs_help <- function(command) {
  one <- declared()[[gsub("_", "-", sub("^cs_", "", command))]]
  if (is.null(one)) fail("carbonscape_usage", paste0("there is no command ", command))
  cat(one$summary$en, "\n\n")
  for (a in one$arguments) cat(argument_name(a), ": ", a$doc$en, "\n", sep = "")
  for (o in one$options) if (o$name != "json") cat(gsub("-", "_", o$name), ": ", o$doc$en, "\n", sep = "")
  invisible(one)
}

# YEAR=FILE for each phase of land use: a list by year
argument_name <- function(argument) {
  gsub("|", "_or_", sub("file", "phases", tolower(argument$label)), fixed = TRUE)
}

# A file of that name, or of one with a number behind it where there is one already.
free_file <- function(room, called, ending) {
  file <- file.path(room, paste0(called, ending))
  number <- 2
  while (file.exists(file)) {
    file <- file.path(room, paste0(called, "-", number, ending))
    number <- number + 1
  }
  file
}

# What a word of the command line is; a run is its folder, data frames and sf objects are written into the room first,
# and problems call them so.
word <- function(value, room, called) {
  if (inherits(value, "carbonscape_run")) return(value$folder)
  if (inherits(value, "sf")) {
    file <- free_file(room, called, ".gpkg")
    own <- c(FID = beside(names(value), "fid"), GEOMETRY_NAME = beside(names(value), "geom"))
    sf::st_write(value, file, layer = "units", layer_options = paste0(names(own), "=", own), quiet = TRUE)
    return(file)
  }
  if (is.data.frame(value)) {
    file <- free_file(room, called, ".csv")
    value <- as.data.frame(value)
    if (is.character(attr(value, "row.names"))) value <- cbind(rowname = row.names(value), value)
    plain <- vapply(value, function(column) is.double(column) && !is.object(column), TRUE)
    value[plain] <- lapply(value[plain], digits)
    write_csv(value, file)
    return(file)
  }
  if (is.numeric(value) && !is.object(value)) digits(value) else as.character(value)
}

# In UTF-8 whatever the session's letters are: write.csv writes <U+539F> where those of a container cannot say it.
write_csv <- function(table, file) {
  if (any(vapply(table, function(column) length(dim(column)) > 1, TRUE))) { # tables within a table: activity.name
    table <- do.call(data.frame, c(as.list(table), check.names = FALSE))
  }
  lists <- names(table)[vapply(table, is.list, TRUE)]
  if (length(lists) > 0) fail("carbonscape_usage", paste0("column ", lists[1], " holds lists; give it a value a row"))
  quoted <- function(texts) paste0("\"", gsub("\"", "\"\"", enc2utf8(texts), fixed = TRUE), "\"")
  cells <- lapply(table, function(column) {
    said <- as.character(column)
    if (is.character(column) || is.factor(column)) said <- quoted(said)
    ifelse(is.na(column), "", said)
  })
  lines <- c(paste(quoted(names(table)), collapse = ","), do.call(paste, c(unname(cells), sep = ",")))
  out <- file(file, "wb")
  on.exit(close(out))
  writeLines(enc2utf8(lines), out, useBytes = TRUE)
}

# A name for a column of the format's own, which no column of the user's has.
beside <- function(columns, name) {
  while (name %in% tolower(columns)) name <- paste0(name, "_")
  name
}

# Numbers as text that is read as the same numbers.
digits <- function(values) {
  said <- ifelse(is.na(values), NA, sprintf("%.15g", values))
  short <- which(is.finite(values))
  short <- short[as.numeric(said[short]) != values[short]]
  said[short] <- sprintf("%.17g", values[short])
  said
}

# With `named` their names count: years of phases, names of drivers; those of files are else the run's own.
words <- function(value, room, named, called) {
  if (is.matrix(value)) value <- as.data.frame(value) # judgements
  if (is.data.frame(value) || inherits(value, "carbonscape_run")) return(word(value, room, called))
  all <- vapply(value, word, "", room = room, called = called)
  if (is.null(names(value)) || !named) unname(all) else paste0(names(value), "=", all)
}

option_words <- function(option, value, room) {
  if (option$label == "COLUMN" && is.numeric(value) && length(value) > 1 && !isTRUE(option$list)) {
    fail("carbonscape_usage", paste0(
      gsub("-", "_", option$name), " takes the name of a column, such as \"net\", not the ", length(value), " numbers in it"
    ))
  }
  named <- option$label != "FILE"
  said <- if (isTRUE(value)) "true" else if (isFALSE(value)) "false" else words(value, room, named, option$name)
  if (length(said) > 1 && !isTRUE(option$list)) said <- paste(said, collapse = ",")
  paste0("--", option$name, "=", said)
}

# The first argument is no option's name, which `name` is.
call_command <- function(.command, ..., progress = FALSE) {
  name <- .command
  command <- declared()[[name]]
  if (is.null(command)) fail("carbonscape_usage", paste0("the program has no command ", name))
  given <- list(...)
  options <- stats::setNames(command$options, gsub("-", "_", vapply(command$options, function(o) o$name, "")))
  arguments <- stats::setNames(command$arguments, vapply(command$arguments, argument_name, ""))
  if (length(given) > 0 && is.null(names(given))) names(given) <- rep("", length(given))
  free <- setdiff(names(arguments), names(given))
  for (i in which(names(given) == "")) {
    if (length(free) == 0) fail("carbonscape_usage", paste0("cs_", gsub("-", "_", name), " takes no more arguments without a name"))
    names(given)[i] <- free[1]
    free <- free[-1]
  }
  offered <- setdiff(names(options), "json") # which the functions set themselves
  unknown <- setdiff(names(given), c(offered, names(arguments)))
  if (length(unknown) > 0) {
    fail("carbonscape_usage", paste0(
      "cs_", gsub("-", "_", name), " has no option ", unknown[1], "; it has ", paste(offered, collapse = ", ")
    ))
  }
  room <- tempfile("carbonscape-")
  dir.create(room)
  on.exit(unlink(room, recursive = TRUE))
  line <- name
  for (a in names(arguments)) {
    if (!is.null(given[[a]]) && !a %in% names(options)) {
      called <- gsub("[^a-z]+", "-", tolower(arguments[[a]]$label))
      line <- c(line, words(given[[a]], room, grepl("YEAR=FILE", arguments[[a]]$doc$en, fixed = TRUE), called))
    } else if (isTRUE(arguments[[a]]$required)) {
      fail("carbonscape_usage", paste0("cs_", gsub("-", "_", name), " needs ", a, ": ", arguments[[a]]$doc$en))
    }
  }
  for (o in intersect(names(given), names(options))) {
    if (!is.null(given[[o]])) line <- c(line, option_words(options[[o]], given[[o]], room))
  }
  carry_out(name, options, arguments, given, line, progress, room)
}

problems_frame <- function(list) {
  if (length(list) == 0) return(data.frame(code = character(), place = character(), found = character(), remedy = character()))
  as.data.frame(list)
}

carry_out <- function(name, options, arguments, given, line, progress, room) {
  if (name == "check") {
    told <- jsonlite::fromJSON(call_program(c(line, "--json"), c(0L, 1L), progress)$out)
    return(structure(class = "carbonscape_checked", list(
      problems = problems_frame(told$problems), cautions = problems_frame(told$cautions)
    )))
  }
  if (name == "verify") {
    said <- call_program(c(line, "--json"), c(0L, 1L), progress)
    return(answer(said$out))
  }
  if ("out" %in% names(options) && !isTRUE(options[["out"]]$written)) { # a run folder
    said <- call_program(line, progress = progress)
    tell_cautions(said$err)
    lines <- strsplit(said$out, "\n", fixed = TRUE)[[1]]
    return(cs_open_run(dirname(lines[length(lines)])))
  }
  if ("port" %in% names(options)) { # serves until it is interrupted
    tryCatch(call_program(line, progress = progress, said = message), interrupt = function(e) NULL)
    return(invisible(NULL))
  }
  shapes <- ""
  if (wants_shapes(given, options)) {
    shapes <- file.path(room, "answer.gpkg")
    line <- c(line, "--out", shapes)
  }
  # what is wrong with a file is part of what inspect answers, and keeps nothing of the others back
  looks <- name == "inspect"
  said <- call_program(c(line, "--json"), if (looks) c(0L, 1L) else 0L, progress)
  cautions <- tell_cautions(said$err, looks)
  found <- answer(said$out)
  if (!is.data.frame(found)) {
    if ("written" %in% names(found)) return(found[["written"]]) # the answer is a file
    found$cautions <- NULL
    if (length(found) == 1 && is.data.frame(found[[1]])) found <- found[[1]]
  }
  if (nzchar(shapes) && file.exists(shapes)) {
    layer <- sf::st_read(shapes, layer = sf::st_layers(shapes)$name[1], quiet = TRUE, optional = TRUE) # another holds its styles
    if (is.data.frame(found)) found <- layer else found$units <- layer
  }
  attr(found, "cautions") <- cautions
  found
}

# An answer of the program; its tables without rows have their columns too.
answer <- function(text) {
  found <- jsonlite::fromJSON(text, simplifyDataFrame = TRUE)
  if (is.data.frame(found)) return(found)
  empties <- found$emptyTables
  found$emptyTables <- NULL
  with_columns(found, empties)
}

with_columns <- function(found, empties) {
  for (name in names(empties)) {
    found[[name]] <- if (length(found[[name]]) > 0) {
      with_columns(found[[name]], empties[[name]])
    } else {
      as.data.frame(lapply(empties[[name]], function(kind) if (kind == "text") character() else numeric()), optional = TRUE)
    }
  }
  found
}

# Whether the answer is wanted with the shapes of its units: they come from a file of shapes, and sf is there.
wants_shapes <- function(given, options) {
  out <- options[["out"]]
  if (is.null(given$units) || is.null(out) || !is.null(given$out) || !isTRUE(out$written) || isTRUE(out$required)) return(FALSE)
  if (!grepl(".gpkg", out$doc$en, fixed = TRUE) || !requireNamespace("sf", quietly = TRUE)) return(FALSE)
  inherits(given$units, "sf") && !is.na(sf::st_crs(given$units)) ||
    is.character(given$units) && grepl("\\.(gpkg|geojson|json|fgb|kml|shp)$", tolower(given$units[1]))
}
