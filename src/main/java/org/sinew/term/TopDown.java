package org.sinew.term;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** Orders nodes parents first by depth-first search and finds the edges that close a cycle; no recursion, so any depth. */
final class TopDown {

    private final Adjacency parents;
    private final byte[] state;
    private final int[] cursor;
    private final IntArray order = new IntArray();
    private final List<List<Integer>> cycles = new ArrayList<>();
    private final IntArray closingEdges = new IntArray();

    /** @param parents edges from child to parent that remember their origins */
    TopDown(Adjacency parents, int nodes) {
        this.parents = parents;
        this.state = new byte[nodes];
        this.cursor = new int[nodes];
        for (int node = 0; node < nodes; node++) {
            cursor[node] = parents.first(node);
        }
        for (int node = 0; node < nodes; node++) {
            if (state[node] == 0) {
                visit(node);
            }
        }
    }

    private void visit(int start) {
        Deque<Integer> path = new ArrayDeque<>();
        path.push(start);
        state[start] = 1;
        while (!path.isEmpty()) {
            int node = path.element();
            if (cursor[node] == parents.end(node)) {
                state[node] = 2;
                order.add(node);
                path.pop();
                continue;
            }
            int edge = cursor[node]++;
            int parent = parents.target(edge);
            if (state[parent] == 0) {
                state[parent] = 1;
                path.push(parent);
            } else if (state[parent] == 1) {
                closingEdges.add(parents.origin(edge));
                cycles.add(cycle(path, parent));
            }
        }
    }

    private static List<Integer> cycle(Deque<Integer> path, int from) {
        List<Integer> members = new ArrayList<>();
        for (int node : path) {
            members.add(node);
            if (node == from || members.size() > 20) {
                break;
            }
        }
        return members.reversed();
    }

    /** Parents before children, if the closing edges are left out. */
    int[] order() {
        return order.trimmed();
    }

    /** Places, in the arrays that the adjacency was built from, of the edges that close a cycle. */
    int[] closingEdges() {
        return closingEdges.trimmed();
    }

    List<List<Integer>> cycles() {
        return cycles;
    }
}
