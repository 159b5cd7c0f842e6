package org.sinew.atlas;

/**
 * Which providers are compared.
 *
 * @param of the disease, and of whom
 * @param minCases a provider needs to be shown, {@link #FEWEST} or more; the disclosure floor if that is larger
 * @param first how many to give
 */
public record ProviderRequest(Atlas.Asked of, ProviderKind by, int minCases, int first) {

    public static final int FEWEST = 5;

    public ProviderRequest {
        MapRequest.require(minCases >= FEWEST, "minCases is " + minCases + ", not " + FEWEST + " or more");
        MapRequest.require(
                first >= 1 && first <= MapRequest.MOST, "first is " + first + ", not 1 to " + MapRequest.MOST);
    }
}
