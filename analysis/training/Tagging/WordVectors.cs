using System.Numerics.Tensors;

namespace Monitoring.Training.Tagging;

/// <summary>The leading dimensions of a large sparse table: a random projection, sharpened by power iteration.</summary>
internal static class WordVectors
{
    private const int Iterations = 3;

    /// <param name="rows">Columns and values of each row.</param>
    /// <returns>A vector of unit length for each row.</returns>
    public static float[][] Leading(IReadOnlyList<List<(int Column, float Value)>> rows, int columns, int dimensions)
    {
        var random = new Random(11);
        var basis = Table(columns, dimensions);
        foreach (var row in basis)
            for (var d = 0; d < dimensions; d++) row[d] = (random.NextSingle() * 2) - 1;
        var vectors = Table(rows.Count, dimensions);
        for (var iteration = 0; ; iteration++)
        {
            Orthogonalise(basis, dimensions);
            Parallel.For(0, rows.Count, new ParallelOptions { MaxDegreeOfParallelism = 2 }, i =>
            {
                Array.Clear(vectors[i]);
                foreach (var (column, value) in rows[i]) TensorPrimitives.MultiplyAdd(basis[column], value, vectors[i], vectors[i]);
            });
            if (iteration == Iterations) break;
            foreach (var row in basis) Array.Clear(row);
            for (var i = 0; i < rows.Count; i++)
                foreach (var (column, value) in rows[i]) TensorPrimitives.MultiplyAdd(vectors[i], value, basis[column], basis[column]);
            Console.Error.WriteLine($"iteration {iteration + 1}");
        }

        Whiten(vectors, dimensions);
        foreach (var vector in vectors) Normalise(vector);
        return vectors;
    }

    public static void Normalise(float[] vector)
    {
        var norm = TensorPrimitives.Norm(vector);
        if (norm > 0) TensorPrimitives.Divide(vector, norm, vector);
    }

    // The strongest dimensions say little more than how frequent a word is: all are brought half-way to one size.
    private static void Whiten(float[][] vectors, int dimensions)
    {
        for (var d = 0; d < dimensions; d++)
        {
            var sum = 0.0;
            foreach (var vector in vectors) sum += vector[d] * vector[d];
            var scale = (float)(1 / Math.Sqrt(Math.Sqrt(sum / vectors.Length) + 1e-9));
            foreach (var vector in vectors) vector[d] *= scale;
        }
    }

    // Gram-Schmidt over the columns.
    private static void Orthogonalise(float[][] table, int dimensions)
    {
        for (var d = 0; d < dimensions; d++)
        {
            for (var e = 0; e < d; e++)
            {
                var along = 0.0;
                foreach (var row in table) along += row[d] * row[e];
                foreach (var row in table) row[d] -= (float)along * row[e];
            }

            var norm = 0.0;
            foreach (var row in table) norm += row[d] * row[d];
            var scale = (float)(1 / Math.Sqrt(norm + 1e-12));
            foreach (var row in table) row[d] *= scale;
        }
    }

    private static float[][] Table(int rows, int columns) => [.. Enumerable.Range(0, rows).Select(_ => new float[columns])];
}
