package org.drumbeat.workflow;

import javax.xml.XMLConstants;
import javax.xml.parsers.SAXParser;
import javax.xml.parsers.SAXParserFactory;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParse;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParser;
import org.camunda.bpm.engine.impl.cfg.BpmnParseFactory;
import org.camunda.bpm.engine.impl.util.ReflectUtil;
import org.xml.sax.SAXException;

/**
 * Has the engine compare diagrams with the schema of BPMN that it compiles once: by itself it compiles it for every diagram
 * again, which takes longer than reading the diagram.
 */
final class BpmnSchema implements BpmnParseFactory {

    /** Compiled with the first diagram that is read. */
    private static final class Compiled {

        private static final Schema SCHEMA = compile();

        private static Schema compile() {
            try {
                return SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
                        .newSchema(ReflectUtil.getResource(BpmnParser.BPMN_20_SCHEMA_LOCATION));
            } catch (SAXException e) {
                throw new IllegalStateException("The schema of BPMN that comes with the engine cannot be read", e);
            }
        }
    }

    @Override
    public BpmnParse createBpmnParse(BpmnParser parser) {
        Reader reader = new Reader(parser, this);
        return new BpmnParse(reader) {
            /** Not named to the parser, which would read it again. */
            @Override
            public void setSchemaResource(String schemaResource) {}
        };
    }

    private static final class Reader extends BpmnParser {

        Reader(BpmnParser parser, BpmnParseFactory parses) {
            super(parser.getExpressionManager(), parses);
            setParseListeners(parser.getParseListeners());
        }

        @Override
        protected SAXParser getSaxParser() throws Exception {
            SAXParserFactory factory = SAXParserFactory.newInstance();
            factory.setNamespaceAware(true);
            factory.setFeature(NAMESPACE_PREFIXES, true);
            factory.setSchema(Compiled.SCHEMA);
            setXxeProcessing(factory);
            return factory.newSAXParser();
        }
    }
}
