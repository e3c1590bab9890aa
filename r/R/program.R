# Where the program is, and calling it.

cs_program <- function() {
  named <- Sys.getenv("CARBONSCAPE")
  if (nzchar(named)) {
    if (dir.exists(named) || file.access(named, 1) != 0) { # a folder, or the jar
      fail("carbonscape_error", paste0("CARBONSCAPE names ", named, ", which is no program: name the file carbonscape, which starts it."))
    }
    return(named)
  }
  found <- Sys.which("carbonscape")
  if (nzchar(found)) return(unname(found))
  fail("carbonscape_error", paste(
    "The program carbonscape was not found. Put it on the PATH,",
    "or set the environment variable CARBONSCAPE to it."
  ))
}

# Runs the program: list of status, out, err. With progress, what it says goes to the console as it comes; with `said`
# each line of its output goes there. Whoever interrupts ends it, and it takes away what it has half written; without
# processx that is left to the console, whose interrupt reaches the program in a terminal.
call_program <- function(words, accepted = 0L, progress = FALSE, said = NULL) {
  called <- if (has_processx()) by_processx(words, progress, said) else by_shell(words, progress, said)
  if (called$status != 0 && (!called$status %in% accepted || !nzchar(called$out) || !is.null(unanswered(called$out)))) {
    failure(called$status, called$err, called$out)
  }
  called
}

# Words in UTF-8, and not said to be: else a session of other letters, as in a container, hands on <U+51C0>.
handed <- function(words) {
  words <- enc2utf8(words)
  if (.Platform$OS.type == "unix") Encoding(words) <- "unknown"
  words
}

has_processx <- function() requireNamespace("processx", quietly = TRUE)

by_processx <- function(words, progress, said) {
  program <- processx::process$new(cs_program(), handed(words), stdout = "|", stderr = "|", encoding = "UTF-8")
  on.exit(end_program(program))
  out <- told <- list()
  while (program$is_incomplete_output() || program$is_incomplete_error()) {
    program$poll_io(500)
    lines <- program$read_error_lines()
    if (progress) for (line in lines) cat(line, "\n", sep = "", file = stderr())
    told <- c(told, list(lines))
    lines <- program$read_output_lines()
    for (line in lines) if (!is.null(said)) said(line)
    out <- c(out, list(lines))
  }
  program$wait()
  out <- enc2utf8(as.character(unlist(out)))
  list(
    status = program$get_exit_status(),
    out = paste(out, collapse = "\n"),
    err = enc2utf8(as.character(unlist(told)))
  )
}

end_program <- function(program) {
  if (!program$is_alive()) return(invisible())
  if (.Platform$OS.type == "unix") {
    program$signal(15L)
    program$wait(10000)
  }
  program$kill_tree() # on Windows it is a child of its start script
}

# By what every R has: what the program says is shown once it has ended; what has no end writes to the console itself.
by_shell <- function(words, progress, said) {
  out <- tempfile()
  err <- tempfile()
  on.exit(unlink(c(out, err)))
  shown <- if (is.null(said)) out else ""
  status <- suppressWarnings(system2(cs_program(), shQuote(handed(words)), stdout = shown, stderr = err))
  told <- read_text(err)
  if (progress) cat(told, sep = "\n", file = stderr())
  list(status = status, out = paste(read_text(out), collapse = "\n"), err = told)
}

read_text <- function(file) {
  if (!file.exists(file)) return(character())
  readLines(file, encoding = "UTF-8", warn = FALSE)
}

# The problems in what the program says to people; in lists of machine output they are lines of JSON.
read_problems <- function(lines) {
  code <- found <- remedy <- place <- character()
  for (line in lines) {
    if (grepl("^[A-Z]{3,}-C?[0-9]+ ", line)) {
      code <- c(code, sub(" .*", "", line))
      found <- c(found, trimws(sub("^[^ ]+ +", "", line)))
      place <- c(place, sub("(: |\uff1a).*", "", found[length(found)]))
      remedy <- c(remedy, "")
    } else if (startsWith(line, "{") && grepl('"code"', line, fixed = TRUE)) {
      one <- jsonlite::fromJSON(line)
      code <- c(code, one$code)
      found <- c(found, paste0(one$place, ": ", one$found))
      remedy <- c(remedy, one$remedy)
      place <- c(place, one$place)
    } else if (length(code) > 0 && startsWith(line, "  ")) {
      remedy[length(remedy)] <- trimws(paste(remedy[length(remedy)], trimws(line)))
    }
  }
  data.frame(code = code, found = found, remedy = remedy, place = place)
}

# The problems that the program tells where an answer in JSON would be; NULL where there is one, or nothing.
unanswered <- function(out) {
  if (!jsonlite::validate(out)) return(NULL)
  told <- jsonlite::fromJSON(out)
  if (!identical(names(told), "problems")) return(NULL)
  all <- told$problems
  data.frame(code = all$code, found = paste0(all$place, ": ", all$found), remedy = all$remedy, place = all$place)
}

is_caution <- function(code) grepl("-C", code, fixed = TRUE)

fail <- function(class, message, problems = NULL) {
  stop(structure(
    class = unique(c(class, "carbonscape_error", "error", "condition")),
    list(message = message, call = NULL, problems = problems)
  ))
}

failure <- function(status, lines, out = "") {
  problems <- unanswered(out)
  if (is.null(problems)) {
    problems <- read_problems(lines)
    problems <- problems[!is_caution(problems$code), , drop = FALSE]
  }
  said <- paste(lines[!grepl("^\\[ *[0-9.]+ s\\] ", lines)], collapse = "\n")
  if (!nzchar(said)) said <- paste("the program ended with code", status)
  class <- if (status == 1 && nrow(problems) > 0) { # Java ends so too, where it cannot begin
    "carbonscape_problems"
  } else if (status == 2) "carbonscape_usage" else "carbonscape_fault"
  fail(class, said, problems)
}

# The cautions; with `problems` what is wrong is warned of too.
tell_cautions <- function(lines, problems = FALSE) {
  all <- read_problems(lines)
  cautions <- all[is_caution(all$code), , drop = FALSE]
  told <- if (problems) all else cautions
  for (i in seq_len(nrow(told))) {
    text <- paste0(told$code[i], " ", told$found[i], "\n", told$remedy[i])
    warning(structure(class = c("carbonscape_caution", "warning", "condition"), list(message = text, call = NULL)))
  }
  cautions
}
