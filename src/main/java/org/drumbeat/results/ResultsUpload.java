package org.drumbeat.results;

import jakarta.servlet.MultipartConfigElement;
import org.drumbeat.workflow.UploadLimit;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.boot.web.servlet.MultipartConfigFactory;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.util.unit.DataSize;
import org.springframework.web.context.WebApplicationContext;
import org.springframework.web.servlet.DispatcherServlet;

/**
 * Lets the two paths where results are imported receive large files. The size limit depends on the servlet, so these two
 * have one of their own, and the limit of all other paths stays small, including those that need no log-in.
 */
@Configuration(proxyBeanMethods = false)
class ResultsUpload {

    static final String API = "/api/results/import";
    static final String PAGE = "/results/import";

    private final DataSize largestFile;

    ResultsUpload(@Value("${drumbeat.results.largest-file}") DataSize largestFile) {
        this.largestFile = largestFile;
    }

    @Bean
    ServletRegistrationBean<DispatcherServlet> resultsUploads(WebApplicationContext context) {
        MultipartConfigFactory limits = new MultipartConfigFactory();
        limits.setMaxFileSize(largestFile);
        limits.setMaxRequestSize(largestRequest());
        MultipartConfigElement multipart = limits.createMultipartConfig();
        ServletRegistrationBean<DispatcherServlet> registration =
                new ServletRegistrationBean<>(new DispatcherServlet(context), API, PAGE);
        registration.setName("resultsUploads");
        registration.setMultipartConfig(multipart);
        return registration;
    }

    @Bean
    FilterRegistrationBean<UploadLimit> resultsUploadLimit() {
        return UploadLimit.of(PAGE, largestRequest());
    }

    /** With the form around the file. */
    private DataSize largestRequest() {
        return DataSize.ofBytes(largestFile.toBytes() + DataSize.ofMegabytes(1).toBytes());
    }
}
