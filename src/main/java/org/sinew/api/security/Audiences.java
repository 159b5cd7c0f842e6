package org.sinew.api.security;

import java.util.Comparator;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.sinew.access.Audience;
import org.sinew.access.Audience.Role;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.authentication.AuthenticationCredentialsNotFoundException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/** For whom the current request reads. */
@Component
public final class Audiences {

    /**
     * The signed-in account of the request that this thread serves.
     *
     * @throws AuthenticationCredentialsNotFoundException when nobody is signed in
     */
    public Audience current() {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        if (authentication == null || authentication instanceof AnonymousAuthenticationToken) {
            throw new AuthenticationCredentialsNotFoundException("nobody is signed in");
        }
        String purpose = RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes attributes
                ? attributes.getRequest().getHeader(Purpose.HEADER)
                : null;
        return of(authentication, purpose);
    }

    /**
     * @param purpose the value of the header {@code X-Purpose-Of-Use}; absent or unknown: the default of the account's role
     */
    public Audience of(Authentication authentication, @Nullable String purpose) {
        Set<Role> roles = authentication.getAuthorities().stream()
                .map(GrantedAuthority::getAuthority)
                .flatMap(authority -> role(authority).stream())
                .collect(Collectors.toUnmodifiableSet());
        Purpose said = Optional.ofNullable(purpose)
                .flatMap(Purpose::of)
                .orElseGet(() -> roles.stream()
                        .min(Comparator.naturalOrder())
                        .map(Purpose::ofRole)
                        .orElse(Purpose.OPERATIONS));
        return new Audience(authentication.getName(), roles, said.word());
    }

    private static Optional<Role> role(@Nullable String authority) {
        for (Role role : Role.values()) {
            if (("ROLE_" + role.name()).equals(authority)) {
                return Optional.of(role);
            }
        }
        return Optional.empty();
    }
}
