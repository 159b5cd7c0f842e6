package org.sinew.term;

import java.util.Arrays;
import java.util.stream.IntStream;

/** Edges between numbered nodes as compressed sparse rows: the edges of node n are {@code first(n) … end(n) - 1}. */
final class Adjacency {

    private final int[] starts;
    private final int[] targets;
    private final int[] origins;

    private Adjacency(int[] starts, int[] targets, int[] origins) {
        this.starts = starts;
        this.targets = targets;
        this.origins = origins;
    }

    /** Edge i goes from {@code from[i]} to {@code to[i]}; edges of one node keep their order. */
    static Adjacency of(int nodes, int[] from, int[] to) {
        return build(nodes, from, to, false);
    }

    /** As {@link #of}, and each edge remembers its place i, for what the caller keeps beside it. */
    static Adjacency withOrigins(int nodes, int[] from, int[] to) {
        return build(nodes, from, to, true);
    }

    private static Adjacency build(int nodes, int[] from, int[] to, boolean keepOrigins) {
        int[] starts = new int[nodes + 1];
        for (int node : from) {
            starts[node + 1]++;
        }
        for (int i = 0; i < nodes; i++) {
            starts[i + 1] += starts[i];
        }
        int[] next = Arrays.copyOf(starts, nodes);
        int[] targets = new int[from.length];
        int[] origins = new int[keepOrigins ? from.length : 0];
        for (int i = 0; i < from.length; i++) {
            int place = next[from[i]]++;
            targets[place] = to[i];
            if (keepOrigins) {
                origins[place] = i;
            }
        }
        return new Adjacency(starts, targets, origins);
    }

    int first(int node) {
        return starts[node];
    }

    int end(int node) {
        return starts[node + 1];
    }

    int degree(int node) {
        return end(node) - first(node);
    }

    int target(int edge) {
        return targets[edge];
    }

    int origin(int edge) {
        return origins[edge];
    }

    IntStream targets(int node) {
        return Arrays.stream(targets, first(node), end(node));
    }
}
