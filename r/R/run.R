# Run folders.

cs_open_run <- function(folder) {
  if (!file.exists(file.path(folder, "run.json"))) {
    fail("carbonscape_error", paste0(folder, " is no run folder: it holds no run.json."))
  }
  files <- function(where, pattern) {
    found <- sort(list.files(file.path(folder, where), pattern = pattern, full.names = TRUE))
    stats::setNames(found, sub("\\.csv\\.gz$|\\.[^.]*$", "", basename(found)))
  }
  layers <- function() {
    named <- character()
    for (file in list.files(file.path(folder, "vectors"), pattern = "\\.gpkg$", full.names = TRUE)) {
      inside <- sf::st_layers(file)
      shapes <- inside$name[!vapply(inside$geomtype, function(g) all(is.na(g)), logical(1))]
      new <- setdiff(shapes, names(named))
      named <- c(named, stats::setNames(rep(file, length(new)), new))
    }
    named
  }
  # what the dictionary tells of the columns of a table: identifiers are text and keep their zeros; "NA" is a name
  told <- NULL
  kinds <- function(name, found) {
    if (name == "dictionary" || !"dictionary" %in% names(found)) return(character())
    if (is.null(told)) told <<- read_csv(found[["dictionary"]], character())
    mine <- told[which(told$table == name), ]
    stats::setNames(c(text = "character", number = "numeric")[mine$kind], mine$column)
  }
  table <- function(name) {
    found <- files("tables", "\\.csv(\\.gz)?$")
    if (!name %in% names(found)) {
      fail("carbonscape_error", paste0("the run has no table ", name, ", only ", paste(names(found), collapse = ", ")))
    }
    read_csv(found[[name]], kinds(name, found))
  }
  structure(class = "carbonscape_run", list(
    folder = folder,
    record = jsonlite::fromJSON(file.path(folder, "run.json"), simplifyDataFrame = TRUE),
    report = file.path(folder, "report.html"),
    rasters = files("rasters", "\\.(tif|vrt)$"), # .vrt: joins the tiles of one
    figures = files("figures", "\\.svg$"),
    table = table,
    tables = function() {
      names <- names(files("tables", "\\.csv(\\.gz)?$"))
      stats::setNames(lapply(names, table), names)
    },
    dictionary = function() table("dictionary"),
    layers = function() names(layers()),
    layer = function(name) {
      found <- layers()
      if (!name %in% names(found)) {
        fail("carbonscape_error", paste0("the run has no layer ", name, ", only ", paste(names(found), collapse = ", ")))
      }
      sf::st_read(found[[name]], layer = name, quiet = TRUE, optional = TRUE) # names as they are
    }
  ))
}

print.carbonscape_run <- function(x, ...) {
  cat("<Run ", x$folder, ": ", length(x$rasters), " rasters, report ", x$report, ">\n", sep = "")
  invisible(x)
}

print.carbonscape_checked <- function(x, ...) {
  cat("<Checked: ", nrow(x$problems), " problems, ", nrow(x$cautions), " cautions>\n", sep = "")
  invisible(x)
}

read_csv <- function(file, kinds) {
  # as it is, and said to be UTF-8: a session of another encoding, as in a container, would lose what it cannot write
  read <- function(...) utils::read.csv(file, encoding = "UTF-8", check.names = FALSE, na.strings = "", ...)
  head <- names(read(nrows = 1))
  first <- charToRaw(head[1])
  if (identical(first[1:3], as.raw(c(0xef, 0xbb, 0xbf)))) head[1] <- rawToChar(first[-(1:3)]) # the mark for Excel
  found <- read(colClasses = unname(kinds[head]), stringsAsFactors = FALSE)
  if (nrow(found) == 0) found[vapply(found, is.logical, TRUE)] <- list(numeric()) # whole numbers, of which there are none
  stats::setNames(found, head)
}
