# exactextractr on the data of SharesBench: Rscript shares.R DIR ROUNDS
suppressMessages({ library(exactextractr); library(sf); library(raster) })
args <- commandArgs(TRUE)
r <- raster(file.path(args[1], "shares.tif"))
p <- st_read(file.path(args[1], "shares.geojson"), quiet = TRUE)
for (k in seq_len(as.integer(args[2]))) {
  t <- system.time(e <- exact_extract(r, p, function(values, cov) sum(values * cov, na.rm = TRUE), progress = FALSE, max_cells_in_memory = 3e8))
  u <- system.time(f <- exact_extract(r, p, "frac", progress = FALSE, max_cells_in_memory = 3e8))
  cat(sprintf("exactextractr sum %.2f s, %.2f CPU s; frac %.2f s, %.2f CPU s, check %.4f\n",
    t["elapsed"], t["user.self"] + t["sys.self"], u["elapsed"], u["user.self"] + u["sys.self"],
    sum(e * (1 + as.integer(p$zone) %% 97))))
}
