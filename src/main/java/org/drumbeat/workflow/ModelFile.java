package org.drumbeat.workflow;

import java.io.ByteArrayInputStream;
import java.io.CharConversionException;
import java.io.IOException;
import java.io.UnsupportedEncodingException;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Attr;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;
import org.xml.sax.helpers.DefaultHandler;

/** A BPMN or DMN file, read as plain XML so that no engine extension goes unseen. */
final class ModelFile {

    static final String CAMUNDA = "http://camunda.org/schema/1.0/bpmn";
    static final String CAMUNDA_DMN = "http://camunda.org/schema/1.0/dmn";
    private static final String DIAGRAM = "http://www.omg.org/spec/BPMN/20100524/DI";

    /** Far deeper than any diagram; a deeper file is meant to exhaust the parser. */
    private static final int DEEPEST = 50;

    private final Element root;
    private final List<Element> elements;
    private final Map<String, String> messageNames = new HashMap<>();
    private final Map<String, String> signalNames = new HashMap<>();

    private ModelFile(Document document) {
        root = document.getDocumentElement();
        elements = all(document.getElementsByTagName("*"))
                .filter(element -> !DIAGRAM.equals(element.getNamespaceURI()))
                .toList();
        named("message").forEach(message -> messageNames.put(message.getAttribute("id"), message.getAttribute("name")));
        named("signal").forEach(signal -> signalNames.put(signal.getAttribute("id"), signal.getAttribute("name")));
    }

    /** @return nothing where it cannot be read */
    static Optional<ModelFile> read(byte[] content) {
        try {
            return Optional.of(parse(content));
        } catch (SAXException e) {
            return Optional.empty();
        }
    }

    /**
     * Reads nothing but these bytes: no document type, no entity, no schema, and no file or address that they name.
     *
     * @throws SAXException with a sentence, where they are no XML or more than a model needs
     */
    static ModelFile parse(byte[] content) throws SAXException {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            factory.setNamespaceAware(true);
            DocumentBuilder reader = factory.newDocumentBuilder();
            reader.setErrorHandler(new DefaultHandler());
            Document document = reader.parse(new ByteArrayInputStream(content));
            if (all(document.getElementsByTagName("*")).anyMatch(ModelFile::isTooDeep)) {
                throw new SAXException("It has more than " + DEEPEST + " elements in each other.");
            }
            for (Node node = document.getFirstChild(); node != null; node = node.getNextSibling()) {
                if (node.getNodeType() == Node.PROCESSING_INSTRUCTION_NODE) {
                    throw new SAXException("It begins with an instruction for other programs: remove the line that"
                            + " begins with <?" + shortened(node.getNodeName()) + ".");
                }
            }
            return new ModelFile(document);
        } catch (SAXParseException e) {
            throw new SAXException(
                    String.valueOf(e.getMessage()).contains("DOCTYPE")
                            ? "It has a document type: remove the line that begins with <!DOCTYPE."
                            : "It is no XML that can be read: look at line " + e.getLineNumber() + ".",
                    e);
        } catch (CharConversionException | UnsupportedEncodingException e) {
            throw new SAXException("It is not written in the encoding that it names: save it as UTF-8.", e);
        } catch (IOException | ParserConfigurationException e) {
            throw new IllegalStateException("The JDK reads no XML", e);
        }
    }

    private static boolean isTooDeep(Element element) {
        int depth = 0;
        for (Node node = element; node != null && depth <= DEEPEST; node = node.getParentNode()) {
            depth++;
        }
        return depth > DEEPEST;
    }

    Element root() {
        return root;
    }

    boolean isDecision() {
        return isOfDecision(root);
    }

    List<Element> elements() {
        return elements;
    }

    Stream<Element> named(String localName) {
        return elements.stream().filter(element -> element.getLocalName().equals(localName));
    }

    /** Ids of the processes or decisions that the file defines. */
    Set<String> ids(String localName) {
        Set<String> ids = new TreeSet<>();
        named(localName).forEach(element -> ids.add(element.getAttribute("id")));
        return ids;
    }

    /** Names of the messages that are sent. */
    Set<String> sent() {
        return messages(true);
    }

    /** Names of the messages that are waited for. */
    Set<String> awaited() {
        return messages(false);
    }

    private Set<String> messages(boolean sent) {
        Set<String> names = new TreeSet<>();
        elements.stream()
                .filter(element -> element.hasAttribute("messageRef") && sends(element) == sent)
                .forEach(element -> messageOf(element).ifPresent(names::add));
        return names;
    }

    /** Whether this element, which has a message, sends it; otherwise it waits for it. */
    static boolean sends(Element element) {
        String kind = element.getLocalName();
        String parent = element.getParentNode().getLocalName();
        return kind.equals("sendTask")
                || kind.equals("messageEventDefinition")
                        && (parent.equals("endEvent") || parent.equals("intermediateThrowEvent"));
    }

    /** The name of the message that an element refers to; nothing where there is no such message. */
    Optional<String> messageOf(Element element) {
        return Optional.ofNullable(messageNames.get(local(element.getAttribute("messageRef"))));
    }

    /** The name of the signal that an element refers to; nothing where there is no such signal. */
    Optional<String> signalOf(Element element) {
        return Optional.ofNullable(signalNames.get(local(element.getAttribute("signalRef"))));
    }

    /** The id of the process that an element is in; empty outside of one. */
    static String process(Element element) {
        for (Node node = element; node instanceof Element outer; node = node.getParentNode()) {
            if (outer.getLocalName().equals("process")) {
                return outer.getAttribute("id");
            }
        }
        return "";
    }

    static Stream<Attr> attributes(Element element) {
        return IntStream.range(0, element.getAttributes().getLength())
                .mapToObj(i -> (Attr) element.getAttributes().item(i));
    }

    static Stream<Element> all(NodeList nodes) {
        return IntStream.range(0, nodes.getLength()).mapToObj(nodes::item).map(Element.class::cast);
    }

    static Stream<Element> children(Element parent) {
        return IntStream.range(0, parent.getChildNodes().getLength())
                .mapToObj(parent.getChildNodes()::item)
                .filter(Element.class::isInstance)
                .map(Element.class::cast);
    }

    /** What somebody wrote, at a length that fits a sentence. */
    static String shortened(String text) {
        String line = text.replaceAll("[\\s\\p{Cntrl}]+", " ");
        return line.length() > 80 ? line.substring(0, 80) + "…" : line;
    }

    static boolean isOfDecision(Element element) {
        return String.valueOf(element.getNamespaceURI()).contains("/DMN/");
    }

    static boolean isCamunda(Node node) {
        return CAMUNDA.equals(node.getNamespaceURI()) || CAMUNDA_DMN.equals(node.getNamespaceURI());
    }

    static String camunda(Element element, String attribute) {
        return element.getAttributeNS(isOfDecision(element) ? CAMUNDA_DMN : CAMUNDA, attribute);
    }

    /** The property of the element or the event around it, as {@code sendMessage} reads it. */
    static boolean hasProperty(Element element, String name, String value) {
        Element box = element.getLocalName().equals("sendTask") ? element : (Element) element.getParentNode();
        return all(box.getElementsByTagNameNS(CAMUNDA, "property"))
                .anyMatch(property -> property.getAttribute("name").equals(name)
                        && property.getAttribute("value").equals(value));
    }

    /**
     * Whether the flow comes to the box that an element belongs to from an event on a user task, by way of other boxes or
     * not; {@link TimedTasks} goes the same way back.
     */
    boolean followsEventOnTask(Element element) {
        Element box = element;
        while (box.getParentNode() instanceof Element outer && !UnattendedLoops.isScope(outer)) {
            box = outer;
        }
        Set<String> seen = new HashSet<>();
        Deque<String> open = new ArrayDeque<>(List.of(box.getAttribute("id")));
        while (!open.isEmpty()) {
            String id = open.pop();
            if (isOnTask(id)) {
                return true;
            }
            if (seen.add(id)) {
                named("sequenceFlow")
                        .filter(flow -> flow.getAttribute("targetRef").equals(id))
                        .map(flow -> flow.getAttribute("sourceRef"))
                        .forEach(open::add);
            }
        }
        return false;
    }

    private boolean isOnTask(String event) {
        return named("boundaryEvent")
                .filter(boundary -> boundary.getAttribute("id").equals(event))
                .map(boundary -> local(boundary.getAttribute("attachedToRef")))
                .anyMatch(attachedTo -> named("userTask")
                        .anyMatch(task -> task.getAttribute("id").equals(attachedTo)));
    }

    /** An id without the prefix that a reference may have. */
    private static String local(String reference) {
        return reference.substring(reference.indexOf(':') + 1);
    }

    /** The box on the diagram that an element belongs to, as a person finds it. */
    static String box(Element element) {
        for (Node node = element; node instanceof Element box; node = node.getParentNode()) {
            if (isBox(box)) {
                String name = box.getAttribute(box.hasAttribute("name") ? "name" : "label");
                String id = shortened(box.getAttribute("id"));
                return name.isBlank() ? id : "“" + shortened(name) + "” (" + id + ")";
            }
        }
        return "The model";
    }

    private static boolean isBox(Element element) {
        if (isOfDecision(element) && !element.hasAttribute("name") && !element.hasAttribute("label")) {
            // A cell has an id that nobody sees.
            return false;
        }
        return !isCamunda(element)
                && element.hasAttribute("id")
                && Stream.of("Definition", "Expression", "extensionElements", "Characteristics", "documentation")
                        .noneMatch(element.getLocalName()::contains);
    }

    /** Text directly in an element, without that of the elements in it. */
    static String ownText(Element element) {
        return IntStream.range(0, element.getChildNodes().getLength())
                .mapToObj(element.getChildNodes()::item)
                .filter(node -> node.getNodeType() == Node.TEXT_NODE || node.getNodeType() == Node.CDATA_SECTION_NODE)
                .map(Node::getNodeValue)
                .reduce("", String::concat)
                .strip();
    }

    static boolean isAnyOf(String name, String... names) {
        return Arrays.asList(names).contains(name);
    }
}
