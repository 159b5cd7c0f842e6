package org.sinew.term;

import java.util.Arrays;
import java.util.BitSet;

/**
 * The is-a graph with its transitive closure: each node's ancestors as one sorted slice of a shared int array. An is-a
 * test is a binary search in a slice of some ten numbers; the closure of 200,000 terms takes about ten megabytes, far
 * less than a bit matrix, and needs no tree cover as interval labels would. Most of what is no ancestor is told by a
 * signature alone: 64 bits of a node, in which each of its ancestors sets one (Bloom 1970).
 */
final class Hierarchy {

    private final Adjacency parents;
    private final Adjacency children;
    private final int[] starts;
    private final int[] ancestors;
    private final long[] signatures;

    private Hierarchy(Adjacency parents, Adjacency children, int[] starts, int[] ancestors) {
        this.parents = parents;
        this.children = children;
        this.starts = starts;
        this.ancestors = ancestors;
        this.signatures = new long[starts.length - 1];
        for (int node = 0; node < signatures.length; node++) {
            for (int i = starts[node]; i < starts[node + 1]; i++) {
                signatures[node] |= bit(ancestors[i]);
            }
        }
    }

    private static long bit(int node) {
        return 1L << ((node * 0x9E3779B9) >>> 26);
    }

    /**
     * @param child child[i] is-a parent[i]
     * @param topDown every node once, parents before children
     */
    static Hierarchy of(int nodes, int[] child, int[] parent, int[] topDown) {
        Adjacency parents = Adjacency.of(nodes, child, parent);
        Adjacency children = Adjacency.of(nodes, parent, child);
        int[][] closure = new int[nodes][];
        int total = 0;
        for (int node : topDown) {
            closure[node] = union(parents, node, closure);
            total += closure[node].length;
        }
        int[] starts = new int[nodes + 1];
        int[] all = new int[total];
        for (int node = 0; node < nodes; node++) {
            System.arraycopy(closure[node], 0, all, starts[node], closure[node].length);
            starts[node + 1] = starts[node] + closure[node].length;
        }
        return new Hierarchy(parents, children, starts, all);
    }

    private static int[] union(Adjacency parents, int node, int[][] closure) {
        int size = parents.degree(node);
        for (int edge = parents.first(node); edge < parents.end(node); edge++) {
            size += closure[parents.target(edge)].length;
        }
        int[] merged = new int[size];
        int at = 0;
        for (int edge = parents.first(node); edge < parents.end(node); edge++) {
            int[] above = closure[parents.target(edge)];
            System.arraycopy(above, 0, merged, at, above.length);
            at += above.length;
            merged[at++] = parents.target(edge);
        }
        Arrays.sort(merged);
        int kept = 0;
        for (int i = 0; i < size; i++) {
            if (i == 0 || merged[i] != merged[i - 1]) {
                merged[kept++] = merged[i];
            }
        }
        return kept == size ? merged : Arrays.copyOf(merged, kept);
    }

    Adjacency parents() {
        return parents;
    }

    Adjacency children() {
        return children;
    }

    /** Reflexive. */
    boolean isA(int node, int ancestor) {
        if (node == ancestor) {
            return true;
        }
        if ((signatures[node] & bit(ancestor)) == 0) {
            return false;
        }
        int low = starts[node];
        int length = starts[node + 1] - low;
        while (length > 1) {
            int half = length >>> 1;
            low += ancestors[low + half] <= ancestor ? half : 0;
            length -= half;
        }
        return ancestors[low] == ancestor;
    }

    /** The largest value among the nodes that subsume both, themselves included; 0 if there is none. */
    double largestShared(int a, int b, double[] values) {
        double largest = Math.max(0, Math.max(isA(a, b) ? values[b] : 0, isA(b, a) ? values[a] : 0));
        int i = starts[a];
        int j = starts[b];
        while (i < starts[a + 1] && j < starts[b + 1]) {
            int order = Integer.compare(ancestors[i], ancestors[j]);
            if (order == 0) {
                largest = Math.max(largest, values[ancestors[i]]);
            }
            i += order <= 0 ? 1 : 0;
            j += order >= 0 ? 1 : 0;
        }
        return largest;
    }

    int[] ancestors(int node) {
        return Arrays.copyOfRange(ancestors, starts[node], starts[node + 1]);
    }

    /** Without the node itself, nearest first. */
    int[] descendants(int node) {
        BitSet seen = new BitSet();
        IntArray queue = new IntArray();
        queue.add(node);
        seen.set(node);
        for (int next = 0; next < queue.size(); next++) {
            int current = queue.get(next);
            for (int edge = children.first(current); edge < children.end(current); edge++) {
                int child = children.target(edge);
                if (!seen.get(child)) {
                    seen.set(child);
                    queue.add(child);
                }
            }
        }
        int[] all = queue.trimmed();
        return Arrays.copyOfRange(all, 1, all.length);
    }
}
