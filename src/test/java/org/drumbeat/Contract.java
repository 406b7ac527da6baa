package org.drumbeat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;
import org.drumbeat.workflow.Fact;
import org.drumbeat.workflow.StartForm;
import org.drumbeat.workflow.TaskForm;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.support.SimpleBeanDefinitionRegistry;
import org.springframework.context.annotation.AnnotationBeanNameGenerator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.ResolvableType;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/**
 * Both sides of the contract between diagrams and code: the models, decisions and forms as drawn, and the beans and
 * process variables that they may name.
 *
 * @param files the XML files of processes and decisions
 * @param beans what they are, by name
 * @param variables the names of a module's process variables, by module
 */
record Contract(
        List<Diagram> files, List<Form> forms, Map<String, BeanType> beans, Map<String, Set<String>> variables) {

    private static final String PACKAGE = "org.drumbeat";

    /** A .bpmn or .dmn file. */
    record Diagram(String module, String file, String content, Document xml, BpmnModelInstance bpmn) {

        static Diagram of(String module, String file, String content) {
            boolean process = file.endsWith(".bpmn");
            return new Diagram(
                    module,
                    file,
                    content,
                    xml(content),
                    process
                            ? Bpmn.readModelFromStream(
                                    new ByteArrayInputStream(content.getBytes(StandardCharsets.UTF_8)))
                            : Bpmn.createEmptyModel());
        }

        private static Document xml(String content) {
            try {
                DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
                factory.setNamespaceAware(true);
                return factory.newDocumentBuilder().parse(new InputSource(new StringReader(content)));
            } catch (Exception e) {
                throw new IllegalArgumentException("No XML: " + e.getMessage(), e);
            }
        }

        boolean isProcess() {
            return file.endsWith(".bpmn");
        }

        <T extends ModelElementInstance> Collection<T> all(Class<T> type) {
            return bpmn.getModelElementsByType(type);
        }

        /** Every element of the file, for what the model API does not know. */
        List<Element> elements() {
            NodeList all = xml.getElementsByTagName("*");
            return IntStream.range(0, all.getLength())
                    .mapToObj(i -> (Element) all.item(i))
                    .toList();
        }

        String violation(BaseElement element, String what) {
            return violation(element.getId(), what);
        }

        String violation(String id, String what) {
            return file + ", " + id + ": " + what;
        }
    }

    /** A .form file. */
    record Form(String module, String file, JsonNode json) {

        private static final ObjectMapper JSON = new ObjectMapper();

        static Form of(String module, String file, String content) {
            try {
                return new Form(module, file, JSON.readTree(content));
            } catch (IOException e) {
                throw new UncheckedIOException(file, e);
            }
        }

        String id() {
            return json.path("id").asText();
        }

        String violation(String id, String what) {
            return file + ", " + id + ": " + what;
        }
    }

    /**
     * What a bean is.
     *
     * @param home where somebody looks for it: its own class or, of a step or form that a method gives, the one with the method
     * @param type with its generics: of a form, what it shows and what it answers
     */
    record BeanType(Class<?> home, ResolvableType type) {

        private static final Set<Class<?>> GIVEN_BY_METHODS =
                Set.of(JavaDelegate.class, TaskForm.class, StartForm.class);

        static BeanType of(Class<?> type) {
            return new BeanType(type, ResolvableType.forClass(type));
        }

        static BeanType of(Method method) {
            Class<?> made = method.getReturnType();
            return new BeanType(
                    GIVEN_BY_METHODS.contains(made) ? method.getDeclaringClass() : made,
                    ResolvableType.forMethodReturnType(method));
        }

        boolean isA(Class<?> kind) {
            return type.as(kind) != ResolvableType.NONE;
        }

        boolean isForm() {
            return isA(TaskForm.class) || isA(StartForm.class);
        }

        /** The package below org.drumbeat that its home is in. */
        String module() {
            return moduleOf(home);
        }
    }

    /** What is in the working directory and in the packages below org.drumbeat. */
    static Contract read() {
        List<Diagram> diagrams = new ArrayList<>();
        List<Form> forms = new ArrayList<>();
        for (Path file : files("bpmn", "forms")) {
            String module = file.getParent().getFileName().toString();
            String name = file.getFileName().toString();
            if (name.endsWith(".form")) {
                forms.add(Form.of(module, name, content(file)));
            } else {
                diagrams.add(Diagram.of(module, name, content(file)));
            }
        }
        return new Contract(diagrams, forms, foundBeans(), declaredVariables());
    }

    /** The source of every class in src/main/java, by its full name. */
    static Map<String, String> sources() {
        Path root = Path.of("src/main/java");
        return files("src/main/java").stream()
                .filter(file -> file.toString().endsWith(".java"))
                .collect(Collectors.toMap(
                        file -> root.relativize(file)
                                .toString()
                                .replace(".java", "")
                                .replace('/', '.'),
                        Contract::content));
    }

    private static List<Path> files(String... roots) {
        return Arrays.stream(roots).map(Path::of).flatMap(Contract::walk).toList();
    }

    private static Stream<Path> walk(Path root) {
        try (Stream<Path> found = Files.walk(root)) {
            return found.filter(Files::isRegularFile).sorted().toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String content(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, BeanType> foundBeans() {
        Map<String, BeanType> beans = new TreeMap<>();
        SimpleBeanDefinitionRegistry registry = new SimpleBeanDefinitionRegistry();
        for (BeanDefinition found :
                new ClassPathScanningCandidateComponentProvider(true).findCandidateComponents(PACKAGE)) {
            Class<?> type = classOf(found.getBeanClassName());
            if (!AnnotatedElementUtils.hasAnnotation(type, Configuration.class)) {
                beans.put(AnnotationBeanNameGenerator.INSTANCE.generateBeanName(found, registry), BeanType.of(type));
            }
            Arrays.stream(type.getDeclaredMethods())
                    .filter(method -> AnnotatedElementUtils.hasAnnotation(method, Bean.class))
                    .forEach(method -> {
                        String[] names = AnnotatedElementUtils.getMergedAnnotation(method, Bean.class)
                                .name();
                        for (String name : names.length == 0 ? new String[] {method.getName()} : names) {
                            beans.put(name, BeanType.of(method));
                        }
                    });
        }
        return beans;
    }

    private static Map<String, Set<String>> declaredVariables() {
        Map<String, Set<String>> variables = new HashMap<>();
        sources().keySet().stream()
                .filter(name -> name.matches("org\\.drumbeat\\.\\w+\\.\\w+Variables"))
                .map(Contract::classOf)
                .forEach(type -> variables.put(moduleOf(type), facts(type)));
        return variables;
    }

    private static Set<String> facts(Class<?> type) {
        return Arrays.stream(type.getDeclaredFields())
                .filter(field -> Modifier.isStatic(field.getModifiers()) && field.getType() == Fact.class)
                .map(field -> {
                    try {
                        field.setAccessible(true);
                        return ((Fact<?>) field.get(null)).name();
                    } catch (IllegalAccessException e) {
                        throw new IllegalStateException(e);
                    }
                })
                .collect(Collectors.toSet());
    }

    private static Class<?> classOf(String name) {
        try {
            return Class.forName(name);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The package below org.drumbeat that a class is in. */
    static String moduleOf(Class<?> type) {
        return type.getPackageName().equals(PACKAGE)
                ? ""
                : type.getPackageName().substring(PACKAGE.length() + 1);
    }

    Set<String> modules() {
        return Stream.concat(files.stream().map(Diagram::module), forms.stream().map(Form::module))
                .collect(Collectors.toSet());
    }

    List<Diagram> processes() {
        return files.stream().filter(Diagram::isProcess).toList();
    }
}
