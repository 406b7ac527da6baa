package org.drumbeat.workflow;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import javax.xml.XMLConstants;
import org.w3c.dom.Attr;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * The elements, attributes and namespaces that may stand in a model: what Camunda Modeler writes for Camunda 7 and is safe
 * here. Whatever else the engine or its XML parser would understand is refused unread, so we need to know nothing about it.
 */
final class ModelVocabulary {

    private static final String BPMN = "http://www.omg.org/spec/BPMN/20100524/MODEL";
    private static final String DMN = "https://www.omg.org/spec/DMN/20191111/MODEL/";
    private static final String MODELER = "http://camunda.org/schema/modeler/1.0";
    private static final String CAMUNDA_8 = "http://camunda.org/schema/zeebe/1.0";

    private static final Map<String, Set<String>> BPMN_ELEMENTS = Map.ofEntries(
            Map.entry(BPMN, words("""
                    definitions process documentation extensionElements collaboration participant messageFlow laneSet lane
                    childLaneSet flowNodeRef startEvent endEvent intermediateCatchEvent intermediateThrowEvent boundaryEvent
                    task userTask serviceTask sendTask receiveTask businessRuleTask manualTask callActivity subProcess
                    transaction exclusiveGateway inclusiveGateway parallelGateway eventBasedGateway sequenceFlow
                    conditionExpression incoming outgoing timerEventDefinition timeDate timeCycle timeDuration
                    messageEventDefinition message errorEventDefinition error signalEventDefinition signal
                    escalationEventDefinition escalation terminateEventDefinition cancelEventDefinition
                    compensateEventDefinition linkEventDefinition conditionalEventDefinition condition source target
                    multiInstanceLoopCharacteristics loopCardinality completionCondition textAnnotation text association group
                    category categoryValue categoryValueRef dataObject dataObjectReference dataStore dataStoreReference dataState
                    dataInputAssociation dataOutputAssociation sourceRef targetRef property
                    """)),
            Map.entry(ModelFile.CAMUNDA, words("""
                    properties property failedJobRetryTimeCycle inputOutput inputParameter outputParameter map entry list value
                    in out executionListener taskListener formData formField validation constraint
                    """)),
            Map.entry(
                    "http://www.omg.org/spec/BPMN/20100524/DI",
                    words("BPMNDiagram BPMNPlane BPMNShape BPMNEdge BPMNLabel BPMNLabelStyle")),
            Map.entry("http://www.omg.org/spec/DD/20100524/DC", words("Bounds Font")),
            Map.entry("http://www.omg.org/spec/DD/20100524/DI", words("waypoint")));

    private static final Map<String, Set<String>> DMN_ELEMENTS = Map.ofEntries(
            Map.entry(DMN, words("""
                    definitions decision decisionTable input inputExpression inputValues output outputValues rule inputEntry
                    outputEntry annotationEntry annotation text description variable literalExpression inputData knowledgeSource
                    informationRequirement requiredDecision requiredInput authorityRequirement requiredAuthority textAnnotation
                    association sourceRef targetRef extensionElements
                    """)),
            Map.entry(
                    "https://www.omg.org/spec/DMN/20191111/DMNDI/",
                    words("DMNDI DMNDiagram DMNShape DMNEdge DMNLabel DMNDecisionTable Size")),
            Map.entry("http://www.omg.org/spec/DMN/20180521/DC/", words("Bounds")),
            Map.entry("http://www.omg.org/spec/DMN/20180521/DI/", words("waypoint")));

    /** By namespace; attributes of the element's own have none. */
    private static final Map<String, Set<String>> BPMN_ATTRIBUTES = Map.ofEntries(
            Map.entry("", words("""
                    id name isExecutable targetNamespace exporter exporterVersion processType isClosed sourceRef targetRef default
                    messageRef errorRef errorCode signalRef escalationRef escalationCode attachedToRef cancelActivity isInterrupting
                    triggeredByEvent calledElement isSequential processRef categoryValueRef value dataObjectRef dataStoreRef
                    isCollection isUnlimited capacity gatewayDirection eventGatewayType instantiate isForCompensation
                    startQuantity completionQuantity parallelMultiple isImmediate language textFormat associationDirection
                    activityRef waitForCompletion method bpmnElement isHorizontal isExpanded isMarkerVisible
                    isMessageVisible choreographyActivityShape participantBandKind messageVisibleKind labelStyle resolution
                    documentation x y width height size isBold isItalic isUnderline isStrikeThrough
                    """)),
            Map.entry(ModelFile.CAMUNDA, words("""
                    asyncBefore asyncAfter exclusive jobPriority assignee candidateUsers candidateGroups dueDate followUpDate
                    priority formRef formRefBinding formRefVersion decisionRef decisionRefBinding decisionRefVersion
                    decisionRefVersionTag mapDecisionResult resultVariable delegateExpression expression historyTimeToLive
                    versionTag candidateStarterGroups candidateStarterUsers isStartableInTasklist initiator collection
                    elementVariable calledElementBinding calledElementVersion calledElementVersionTag
                    variableMappingDelegateExpression variableName variableEvents errorCodeVariable errorMessageVariable
                    errorMessage escalationCodeVariable diagramRelationId modelerTemplate modelerTemplateVersion
                    """)),
            Map.entry(MODELER, words("executionPlatform executionPlatformVersion")),
            Map.entry("http://bpmn.io/schema/bpmn/biocolor/1.0", words("fill stroke")),
            Map.entry(
                    "http://www.omg.org/spec/BPMN/non-normative/color/1.0",
                    words("background-color border-color color")));

    private static final Map<String, Set<String>> DMN_ATTRIBUTES = Map.ofEntries(
            Map.entry("", words("""
                    id name namespace exporter exporterVersion expressionLanguage hitPolicy aggregation label typeRef
                    preferredOrientation outputLabel href associationDirection textFormat dmnElementRef isCollapsed
                    isListedInputData x y width height
                    """)),
            Map.entry(ModelFile.CAMUNDA_DMN, words("historyTimeToLive versionTag inputVariable diagramRelationId")),
            Map.entry(MODELER, words("executionPlatform executionPlatformVersion")),
            Map.entry("http://bpmn.io/schema/dmn/biodi/1.0", words("width annotationsWidth")),
            Map.entry("http://bpmn.io/schema/dmn/biodi/2.0", words("width annotationsWidth")));

    /** Elements of Camunda have few attributes, and none of another namespace. */
    private static final Map<String, Set<String>> CAMUNDA_ATTRIBUTES = Map.ofEntries(
            Map.entry("property", words("id name value")),
            Map.entry("inputParameter", words("name")),
            Map.entry("outputParameter", words("name")),
            Map.entry("entry", words("key")),
            Map.entry("value", words("id name")),
            Map.entry("formField", words("id type label defaultValue datePattern")),
            Map.entry("constraint", words("name config")),
            Map.entry("in", words("source sourceExpression target businessKey variables local")),
            Map.entry("out", words("source sourceExpression target variables local")),
            Map.entry("executionListener", words("event delegateExpression expression")),
            Map.entry("taskListener", words("event id delegateExpression expression")));

    /** What {@link ModelCheck} refuses with a sentence of its own. */
    private static final Set<String> EXPLAINED_ELEMENTS = words("scriptTask script connector field");

    private static final Set<String> EXPLAINED_ATTRIBUTES = words("class type formKey");

    private static final Pattern FORMAL_EXPRESSION = Pattern.compile("([\\w.-]+:)?tFormalExpression");

    private final Map<String, Set<String>> elements;
    private final Map<String, Set<String>> attributes;
    private final Map<Element, String> problems = new HashMap<>();
    private final List<Element> order = new ArrayList<>();

    private ModelVocabulary(boolean ofDecision) {
        elements = ofDecision ? DMN_ELEMENTS : BPMN_ELEMENTS;
        attributes = ofDecision ? DMN_ATTRIBUTES : BPMN_ATTRIBUTES;
    }

    /** An element of a model and what is wrong with it, as the end of a sentence. */
    record Stranger(Element element, String problem) {}

    /** Everything unknown, the first problem of each element. */
    static List<Stranger> strangers(ModelFile model) {
        ModelVocabulary vocabulary = new ModelVocabulary(model.isDecision());
        vocabulary.look(model.root());
        return vocabulary.order.stream()
                .map(element -> new Stranger(element, vocabulary.problems.get(element)))
                .toList();
    }

    private void look(Element element) {
        String namespace = String.valueOf(element.getNamespaceURI());
        if (!elements.getOrDefault(namespace, Set.of()).contains(element.getLocalName())) {
            if (!isExplained(element)) {
                refuse(
                        element,
                        unknown(namespace, "holds the element “" + ModelFile.shortened(element.getNodeName()) + "”"));
            }
            return;
        }
        ModelFile.attributes(element).forEach(attribute -> look(element, attribute));
        for (Node child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element inner) {
                look(inner);
            } else if (child.getNodeType() == Node.PROCESSING_INSTRUCTION_NODE) {
                refuse(
                        element,
                        "holds an instruction for other programs (<?" + ModelFile.shortened(child.getNodeName())
                                + " …?>): remove it.");
            }
        }
    }

    private void look(Element element, Attr attribute) {
        String namespace = attribute.getNamespaceURI() == null ? "" : attribute.getNamespaceURI();
        if (XMLConstants.XMLNS_ATTRIBUTE_NS_URI.equals(namespace)) {
            // Declaring a namespace alone has no effect.
            return;
        }
        String name = attribute.getLocalName();
        if (XMLConstants.W3C_XML_SCHEMA_INSTANCE_NS_URI.equals(namespace)) {
            if (!name.equals("type")
                    || !FORMAL_EXPRESSION.matcher(attribute.getValue()).matches()) {
                refuse(
                        element,
                        "has the attribute “" + ModelFile.shortened(attribute.getName())
                                + "”, which would have the server read something elsewhere: remove it.");
            }
        } else if (!known(element, namespace).contains(name) && !isExplained(element, namespace, name)) {
            refuse(element, unknown(namespace, "has the attribute “" + ModelFile.shortened(attribute.getName()) + "”"));
        } else if (namespace.equals(MODELER)
                && name.equals("executionPlatform")
                && !attribute.getValue().equals("Camunda Platform")) {
            refuse(element, unknown(CAMUNDA_8, ""));
        }
    }

    private Set<String> known(Element element, String namespace) {
        if (!ModelFile.isCamunda(element)) {
            return attributes.getOrDefault(namespace, Set.of());
        }
        return namespace.isEmpty() ? CAMUNDA_ATTRIBUTES.getOrDefault(element.getLocalName(), Set.of()) : Set.of();
    }

    private static boolean isExplained(Element element) {
        String namespace = String.valueOf(element.getNamespaceURI());
        return (namespace.equals(BPMN) || namespace.equals(ModelFile.CAMUNDA))
                && EXPLAINED_ELEMENTS.contains(element.getLocalName());
    }

    private static boolean isExplained(Element element, String namespace, String name) {
        return (namespace.equals(ModelFile.CAMUNDA) || namespace.isEmpty() && ModelFile.isCamunda(element))
                && EXPLAINED_ATTRIBUTES.contains(name);
    }

    private static String unknown(String namespace, String what) {
        return namespace.equals(CAMUNDA_8)
                ? "is drawn for Camunda 8: who gets it and its form are not read here; draw it for Camunda 7."
                : what + ", which is not known here: remove it.";
    }

    private void refuse(Element element, String problem) {
        if (problems.putIfAbsent(element, problem) == null) {
            order.add(element);
        }
    }

    private static Set<String> words(String text) {
        return Set.of(text.strip().split("\\s+"));
    }
}
