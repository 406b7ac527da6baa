package org.drumbeat;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** Drumbeat: the management processes of a sales organisation, run by a process engine. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class DrumbeatApplication {

    public static void main(String[] args) {
        SpringApplication.run(DrumbeatApplication.class, args);
    }
}
