package org.drumbeat;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Drumbeat: the management processes of a sales organisation, run by a process engine. */
@SpringBootApplication
public class DrumbeatApplication {

    public static void main(String[] args) {
        SpringApplication.run(DrumbeatApplication.class, args);
    }
}
