package org.drumbeat.workflow;

import java.util.Map;
import java.util.stream.Collectors;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperties;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperty;

/** What a box of a diagram says in its {@code camunda:properties}. */
final class Properties {

    private Properties() {}

    /** By name; of two with the same name the first counts. */
    static Map<String, String> of(BaseElement box) {
        return box == null || box.getExtensionElements() == null
                ? Map.of()
                : box.getExtensionElements().getElementsQuery().filterByType(CamundaProperties.class).list().stream()
                        .flatMap(properties -> properties.getCamundaProperties().stream())
                        .filter(property -> property.getCamundaName() != null && property.getCamundaValue() != null)
                        .collect(Collectors.toMap(
                                CamundaProperty::getCamundaName,
                                CamundaProperty::getCamundaValue,
                                (first, second) -> first));
    }
}
