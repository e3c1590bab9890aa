package org.carbonscape.grid;

import java.util.Optional;
import java.util.OptionalDouble;
import org.apache.sis.metadata.iso.extent.DefaultGeographicBoundingBox;
import org.apache.sis.referencing.CRS;
import org.apache.sis.referencing.crs.AbstractCRS;
import org.apache.sis.referencing.cs.AxesConvention;
import org.opengis.metadata.extent.GeographicBoundingBox;
import org.opengis.referencing.crs.CoordinateReferenceSystem;
import org.opengis.referencing.operation.CoordinateOperation;
import org.opengis.referencing.operation.MathTransform;
import org.opengis.referencing.operation.NoninvertibleTransformException;
import org.opengis.util.FactoryException;

/**
 * A datum shift between longitude-latitude systems, chosen by Apache SIS from the EPSG database.
 *
 * @param name       of the operation
 * @param accuracy_m stated accuracy; empty where none is known, which SIS says by 3,000 m
 */
record SisShift(
        String name, OptionalDouble accuracy_m, Optional<MathTransform> forward, Optional<MathTransform> backward) {
    private static final double UNKNOWN_FROM_M = 1000;

    /** @param region on which the shift must have been determined, in degrees */
    static SisShift between(CrsDefinition.Datum from, CrsDefinition.Datum to, GeographicBox region) {
        EpsgDatabase.ready();
        try {
            CoordinateReferenceSystem a = geographic(from);
            CoordinateReferenceSystem b = geographic(to);
            CoordinateOperation operation = find(a, b, region);
            double accuracy = CRS.getLinearAccuracy(operation);
            if (Double.isNaN(accuracy) || accuracy >= UNKNOWN_FROM_M || !isOf(operation, region)) {
                return unknown();
            }
            String name = operation.getName().getCode();
            MathTransform transform = operation.getMathTransform();
            return new SisShift(
                    name.startsWith("Inverse") ? find(b, a, region).getName().getCode() : name,
                    OptionalDouble.of(accuracy),
                    Optional.of(transform),
                    Optional.of(transform.inverse()));
        } catch (FactoryException | NoninvertibleTransformException e) {
            return unknown(); // two datums that nothing connects
        }
    }

    private static CoordinateOperation find(
            CoordinateReferenceSystem from, CoordinateReferenceSystem to, GeographicBox region)
            throws FactoryException {
        double east = region.east() > 180 ? region.east() - 360 : region.east();
        double west = region.west() < -180 ? region.west() + 360 : region.west();
        return CRS.findOperation(
                from, to, new DefaultGeographicBoundingBox(west, east, region.south(), region.north()));
    }

    /**
     * Whether the parameters are those of the region, by half of it at least: where none are, SIS takes others, such as
     * those of the Tarim basin for all of China.
     */
    private static boolean isOf(CoordinateOperation operation, GeographicBox region) {
        GeographicBoundingBox known = CRS.getGeographicBoundingBox(operation);
        return known == null
                || region.shareWithin(new GeographicBox(
                                known.getWestBoundLongitude(),
                                known.getSouthBoundLatitude(),
                                known.getEastBoundLongitude(),
                                known.getNorthBoundLatitude()))
                        >= 0.5;
    }

    private static SisShift unknown() {
        return new SisShift("", OptionalDouble.empty(), Optional.empty(), Optional.empty());
    }

    private static CoordinateReferenceSystem geographic(CrsDefinition.Datum datum) throws FactoryException {
        CrsDefinition plain = new CrsDefinition(datum.geographic(), "", datum, 0, 1, Optional.empty());
        CoordinateReferenceSystem crs =
                datum.epsg() > 0 ? CRS.forCode("EPSG:" + datum.epsg()) : CRS.fromWKT(WktWriter.wkt1(plain));
        return AbstractCRS.castOrCopy(crs).forConvention(AxesConvention.NORMALIZED);
    }

    void apply(double[] x, double[] y, int count) {
        forward.ifPresent(transform -> SisCrs.apply(transform, x, y, count));
    }

    SisShift inverse() {
        return new SisShift(name, accuracy_m, backward, forward);
    }
}
