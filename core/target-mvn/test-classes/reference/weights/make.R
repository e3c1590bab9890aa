suppressMessages({library(spdep); library(sf)})
D <- commandArgs(TRUE)[1]
w <- function(nb) sapply(seq_along(nb), function(i) paste(c(i, if (nb[[i]][1]==0) c() else sort(nb[[i]])), collapse=" "))
opt <- function(f, lines) writeLines(lines, file.path(D, f))
graphs <- function(name, xy) {
  write.table(data.frame(x=sprintf("%.17g", xy[,1]), y=sprintf("%.17g", xy[,2])), file.path(D, paste0("graphs/", name, ".csv")), sep=",", row.names=FALSE, quote=FALSE)
  tri <- tri2nb(xy)
  opt(paste0("graphs/", name, "-delaunay.txt"), w(tri))
  opt(paste0("graphs/", name, "-gabriel.txt"), w(graph2nb(gabrielneigh(xy, nnmult=8), sym=TRUE)))
  opt(paste0("graphs/", name, "-relative.txt"), w(graph2nb(relativeneigh(xy, nnmult=8), sym=TRUE)))
  opt(paste0("graphs/", name, "-soi.txt"), w(graph2nb(soi.graph(tri, xy, quadsegs=20000), sym=TRUE)))
}
col <- st_read(system.file("shapes/columbus.gpkg", package="spData")[1], quiet=TRUE)
xy <- st_coordinates(st_centroid(st_geometry(col)))
graphs("columbus", xy)
set.seed(7); graphs("random", cbind(round(runif(120)*1000,3), round(runif(120)*300,3)))
nc <- st_read(system.file("shape/nc.shp", package="sf"), quiet=TRUE)
graphs("nc", st_coordinates(st_centroid(st_geometry(st_transform(nc, 32119)))))
# styles on columbus' queen neighbours
nb <- poly2nb(col); writeLines(w(nb), file.path(D, "styles/columbus-queen.txt"))
nbi <- nb; x <- col$CRIME
out <- c("style,s0,s1,s2,i,expected,variance,g7,e7,v7,z7,g7_gi")
wts <- c()
glist <- lapply(nbdists(nb, xy), function(d) 1/d)
for (g in c("binary","inverse")) for (st in c("W","B","C","U","S")) {
  lw <- if (g=="binary") nb2listw(nb, style=st) else nb2listw(nb, glist=glist, style=st)
  m <- moran.test(x, lw)
  if (g=="binary") {
  s <- localG(x, nb2listw(include.self(nb), style=st), return_internals=TRUE)
  si <- attr(s, "internals"); gi <- attr(localG(x, lw, return_internals=TRUE),"internals") }
  k <- spweights.constants(lw)
  out <- c(out, paste(c(paste(g,st,sep="-"), sprintf("%.15g", c(k$S0,k$S1,k$S2,m$estimate, if (g=="binary") c(si[7,1],si[7,2],si[7,3],s[7],gi[7,1]) else rep(NA,5)))), collapse=","))
  wts <- c(wts, paste(c(paste(g,st,sep="-"), sprintf("%.15g", lw$weights[[7]])), collapse=","))
}
writeLines(out, file.path(D,"styles/expected.csv")); writeLines(wts, file.path(D,"styles/row7.csv"))
writeLines(c("x,y,crime", paste(sprintf("%.17g",xy[,1]), sprintf("%.17g",xy[,2]), sprintf("%.17g",x), sep=",")), file.path(D,"styles/columbus.csv"))
local <- "style,i7,ei7,vi7,geary,vgeary,g,eg,vg"
for (st in c("W","B","C","U","S")) {
  lw <- nb2listw(nb, style=st)
  li <- localmoran(x, lw); gc <- geary.test(x, lw); g <- suppressWarnings(globalG.test(x, lw))
  local <- c(local, paste(c(st, sprintf("%.15g", c(li[7,1:3], gc$estimate[c(1,3)], g$estimate))), collapse=","))
}
writeLines(local, file.path(D,"styles/local.csv"))
lags <- nblag(nb, 4); for (k in 2:4) writeLines(w(lags[[k]]), file.path(D, paste0("styles/columbus-order", k, ".txt")))
writeLines(w(nblag_cumul(lags[1:3])), file.path(D, "styles/columbus-order3-inclusive.txt"))
cat(R.version.string, as.character(packageVersion("spdep")), as.character(packageVersion("deldir")), "\n")
