package org.carbonscape.grid;

import java.util.Optional;
import java.util.OptionalDouble;
import org.apache.sis.metadata.iso.extent.DefaultGeographicBoundingBox;
import org.apache.sis.referencing.CRS;
import org.apache.sis.referencing.crs.AbstractCRS;
import org.apache.sis.referencing.cs.AxesConvention;
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

    static SisShift between(CrsDefinition.Datum from, CrsDefinition.Datum to, GeographicBox region) {
        EpsgDatabase.ready();
        try {
            double east = region.east() > 180 ? region.east() - 360 : region.east();
            double west = region.west() < -180 ? region.west() + 360 : region.west();
            CoordinateOperation operation = CRS.findOperation(
                    geographic(from),
                    geographic(to),
                    new DefaultGeographicBoundingBox(west, east, region.south(), region.north()));
            double accuracy = CRS.getLinearAccuracy(operation);
            if (Double.isNaN(accuracy) || accuracy >= UNKNOWN_FROM_M) {
                return unknown();
            }
            MathTransform transform = operation.getMathTransform();
            return new SisShift(
                    operation.getName().getCode(),
                    OptionalDouble.of(accuracy),
                    Optional.of(transform),
                    Optional.of(transform.inverse()));
        } catch (FactoryException | NoninvertibleTransformException e) {
            return unknown(); // two datums that nothing connects
        }
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
