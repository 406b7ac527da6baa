package org.drumbeat.workflow;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.core.model.PropertyKey;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.util.xml.Element;

/** Reads what a diagram says about starting its process: the {@code camunda:properties} of the process itself. */
final class StartTitles extends AbstractBpmnParseListener {

    static final String TITLE = "startTitle";
    static final String TEXT = "startText";
    static final String ORDER = "startOrder";

    private static final PropertyKey<Map<String, String>> SAID = new PropertyKey<>("startTitles");

    @Override
    public void parseProcess(Element process, ProcessDefinitionEntity definition) {
        Map<String, String> said = new HashMap<>();
        Stream.ofNullable(process.element("extensionElements"))
                .flatMap(extensions -> Stream.ofNullable(extensions.element("properties")))
                .map(properties -> properties.elements("property"))
                .flatMap(List::stream)
                .filter(property -> property.attribute("name") != null && property.attribute("value") != null)
                .forEach(property -> said.put(property.attribute("name"), property.attribute("value")));
        definition.getProperties().set(SAID, said);
    }

    /** What the diagram says, by the name of the property. */
    static Map<String, String> of(ProcessDefinitionEntity definition) {
        Map<String, String> said = definition.getProperties().get(SAID);
        return said == null ? Map.of() : said;
    }
}
