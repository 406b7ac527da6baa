package org.drumbeat.hiring;

import org.drumbeat.workflow.UploadLimit;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.util.unit.DataSize;

/** How much HR may upload on the page of a CV. */
@Configuration(proxyBeanMethods = false)
class CvUpload {

    @Bean
    FilterRegistrationBean<UploadLimit> cvUploadLimit(
            @Value("${spring.servlet.multipart.max-request-size}") DataSize largest) {
        return UploadLimit.of("/candidacies/*", largest);
    }
}
