package org.carbonscape.land;

/**
 * What the land of each class of a map is in truth, from places held against it.
 *
 * @param name   of the sample: phases of one name err alike
 * @param share  by map class and class in truth (index 0 = none): the rows of classes with places add up to 1
 * @param sample by map class: how many places a simple random sample that knew as much would have had; 0 = none, the
 *               class is taken as it is mapped
 */
public record MapAccuracy(String name, double[][] share, double[] sample) {}
