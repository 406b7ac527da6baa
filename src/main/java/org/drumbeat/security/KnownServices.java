package org.drumbeat.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLConnection;
import java.net.URLStreamHandler;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Remembers which services the jars offer, for as long as a request to the engine lasts: its REST API finds the engine by a
 * {@link java.util.ServiceLoader}, which otherwise would search all jars and open one again at every request.
 */
class KnownServices extends OncePerRequestFilter {

    private final ClassLoader remembering;

    KnownServices(ClassLoader jars) {
        this.remembering = new Remembering(jars);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(remembering);
        try {
            chain.doFilter(request, response);
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    private static final class Remembering extends ClassLoader {

        private static final String SERVICES = "META-INF/services/";

        private final Map<String, List<URL>> known = new ConcurrentHashMap<>();

        Remembering(ClassLoader jars) {
            super(jars);
        }

        @Override
        public Enumeration<URL> getResources(String name) throws IOException {
            if (!name.startsWith(SERVICES)) {
                return super.getResources(name);
            }
            List<URL> files = known.get(name);
            if (files == null) {
                files = new ArrayList<>();
                for (URL file : Collections.list(super.getResources(name))) {
                    files.add(new URL(null, file.toExternalForm(), new Read(file)));
                }
                known.put(name, files);
            }
            return Collections.enumeration(files);
        }
    }

    /** Answers with what a file held when it was first read. */
    private static final class Read extends URLStreamHandler {

        private final byte[] content;

        Read(URL file) throws IOException {
            try (InputStream in = file.openStream()) {
                content = in.readAllBytes();
            }
        }

        @Override
        protected URLConnection openConnection(URL file) {
            return new URLConnection(file) {
                @Override
                public void connect() {
                    // It is here already.
                }

                @Override
                public InputStream getInputStream() {
                    return new ByteArrayInputStream(content);
                }
            };
        }
    }
}
