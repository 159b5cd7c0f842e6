package org.sinew.api.web;

import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.config.annotation.ViewControllerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Addresses of the pages; the pages themselves are static. */
@Configuration(proxyBeanMethods = false)
class Pages implements WebMvcConfigurer {

    @Override
    public void addViewControllers(ViewControllerRegistry registry) {
        registry.addViewController("/").setViewName("forward:/index.html");
        registry.addViewController("/patient").setViewName("forward:/patient.html");
        registry.addViewController("/cohort").setViewName("forward:/cohort.html");
        registry.addViewController("/explore").setViewName("forward:/explore.html");
        registry.addViewController("/atlas").setViewName("forward:/atlas.html");
        registry.addViewController("/graphiql").setViewName("forward:/graphiql.html");
    }
}
