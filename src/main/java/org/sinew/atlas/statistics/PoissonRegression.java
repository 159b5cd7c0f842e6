package org.sinew.atlas.statistics;

import java.util.Arrays;
import java.util.Optional;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.DecompositionSolver;
import org.hipparchus.linear.LUDecomposition;

/**
 * A weighted quasi-Poisson regression with log link, fitted by iteratively reweighted least squares.
 *
 * @param coefficients one a column of the design
 * @param inverse of the information matrix; times the dispersion it is the coefficients' covariance
 * @param dispersion Pearson's chi-squared over the degrees of freedom
 * @param leverages the diagonal of the hat matrix
 * @see <a href="https://doi.org/10.2307/2344614">Nelder, Wedderburn 1972, Generalized Linear Models</a>
 */
record PoissonRegression(
        double[] coefficients, double[][] inverse, double dispersion, double[] fitted, double[] leverages) {

    private static final int ITERATIONS = 50;
    private static final double CONVERGED = 1e-12;
    private static final double SINGULAR = 1e-11;
    private static final double ROOM = 0.1;

    /**
     * A symmetric system brought to a diagonal of ones. Where a level of the design has no counts at all, its coefficient
     * falls for ever and its information with it; scaled, such a level is as well conditioned as any other, and the fit
     * comes to its limit instead of seeming singular.
     */
    private record Scaled(DecompositionSolver solver, double[] scale) {

        static Scaled of(double[][] matrix) {
            double[] scale = new double[matrix.length];
            for (int j = 0; j < scale.length; j++) {
                scale[j] = matrix[j][j] > 0 ? 1 / Math.sqrt(matrix[j][j]) : 0;
            }
            double[][] scaled = new double[scale.length][scale.length];
            for (int j = 0; j < scale.length; j++) {
                for (int k = 0; k < scale.length; k++) {
                    scaled[j][k] = matrix[j][k] * scale[j] * scale[k];
                }
            }
            return new Scaled(
                    new LUDecomposition(new Array2DRowRealMatrix(scaled, false), SINGULAR).getSolver(), scale);
        }

        double[] solve(double[] right) {
            double[] scaled = new double[scale.length];
            for (int j = 0; j < scale.length; j++) {
                scaled[j] = right[j] * scale[j];
            }
            double[] found = solver.solve(new ArrayRealVector(scaled, false)).toArray();
            for (int j = 0; j < scale.length; j++) {
                found[j] *= scale[j];
            }
            return found;
        }

        double[][] inverse() {
            double[][] inverse = solver.getInverse().getData();
            for (int j = 0; j < scale.length; j++) {
                for (int k = 0; k < scale.length; k++) {
                    inverse[j][k] *= scale[j] * scale[k];
                }
            }
            return inverse;
        }
    }

    /** Empty when the fit does not converge or the design is singular. */
    static Optional<PoissonRegression> fit(double[][] design, double[] counts, double[] weights) {
        double[] mean = Arrays.stream(counts).map(y -> y + ROOM).toArray();
        double[] linear = Arrays.stream(mean).map(Math::log).toArray();
        double deviance = Double.POSITIVE_INFINITY;
        for (int iteration = 0; iteration < ITERATIONS; iteration++) {
            Scaled information = Scaled.of(information(design, mean, weights));
            if (!information.solver().isNonSingular()) {
                return Optional.empty();
            }
            double[] beta = information.solve(score(design, counts, mean, linear, weights));
            for (int i = 0; i < counts.length; i++) {
                linear[i] = dot(design[i], beta);
                mean[i] = Math.exp(linear[i]);
            }
            double next = deviance(counts, mean, weights);
            if (Math.abs(next - deviance) < CONVERGED * (Math.abs(next) + ROOM)) {
                return Optional.of(done(design, counts, weights, mean, beta));
            }
            deviance = next;
        }
        return Optional.empty();
    }

    private static PoissonRegression done(
            double[][] design, double[] counts, double[] weights, double[] mean, double[] beta) {
        double[][] inverse = Scaled.of(information(design, mean, weights)).inverse();
        double pearson = 0;
        int used = 0;
        double[] leverages = new double[counts.length];
        for (int i = 0; i < counts.length; i++) {
            double residual = counts[i] - mean[i];
            pearson += weights[i] * residual * residual / mean[i];
            used += weights[i] > 0 ? 1 : 0;
            leverages[i] = weights[i] * mean[i] * quadratic(inverse, design[i]);
        }
        return new PoissonRegression(beta, inverse, pearson / (used - beta.length), mean.clone(), leverages);
    }

    double predicted(double[] row) {
        return Math.exp(dot(row, coefficients));
    }

    private static double[][] information(double[][] design, double[] mean, double[] weights) {
        int columns = design[0].length;
        double[][] sum = new double[columns][columns];
        for (int i = 0; i < mean.length; i++) {
            for (int j = 0; j < columns; j++) {
                for (int k = 0; k < columns; k++) {
                    sum[j][k] += weights[i] * mean[i] * design[i][j] * design[i][k];
                }
            }
        }
        return sum;
    }

    private static double[] score(
            double[][] design, double[] counts, double[] mean, double[] linear, double[] weights) {
        double[] sum = new double[design[0].length];
        for (int i = 0; i < mean.length; i++) {
            double working = linear[i] + (counts[i] - mean[i]) / mean[i];
            for (int j = 0; j < sum.length; j++) {
                sum[j] += weights[i] * mean[i] * design[i][j] * working;
            }
        }
        return sum;
    }

    private static double deviance(double[] counts, double[] mean, double[] weights) {
        double sum = 0;
        for (int i = 0; i < counts.length; i++) {
            double y = counts[i];
            sum += 2 * weights[i] * ((y > 0 ? y * Math.log(y / mean[i]) : 0) - (y - mean[i]));
        }
        return sum;
    }

    private static double quadratic(double[][] matrix, double[] row) {
        double sum = 0;
        for (int j = 0; j < row.length; j++) {
            sum += row[j] * dot(matrix[j], row);
        }
        return sum;
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }
}
